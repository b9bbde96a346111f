// Many statements of one type, one after another; a driver may send them together.
#pragma once

#include <cupel/engine/lease.hpp>
#include <cupel/sql/compile.hpp>

#include <cstddef>
#include <type_traits>

namespace cupel::detail {

template <class Driver, class Make, class Each>
void execute_many(Driver& driver, const lease& kept, std::size_t count, Make& make, Each& each) {
    if constexpr (requires { driver.visit([](auto&) {}); }) {
        driver.visit([&](auto& one) { detail::execute_many(one, kept, count, make, each); });
    } else {
        // A text that is made when the statement runs is each statement's own.
        using statement = std::remove_cvref_t<decltype(make(count))>;
        if constexpr (requires { driver.pipeline(count, make, each); })
            if constexpr (!compiled<statement, typename Driver::dialect>::plan.is_made())
                if (driver.in_transaction()) return driver.pipeline(count, make, each);
        for (std::size_t i = 0; i < count; ++i) each(i, driver.execute(make(i), kept));
    }
}

}  // namespace cupel::detail
