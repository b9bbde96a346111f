// string_agg: the texts of many rows as one.
#pragma once

#include <cupel/sql/functions/aggregate_with.hpp>

#include <string>
#include <utility>

namespace cupel {

namespace detail {

struct string_agg_maker {
    template <expression E, class Separator>
    constexpr auto operator()(E text, Separator&& separator) const {
        return make(std::move(text), argument<false>(std::forward<Separator>(separator)));
    }

private:
    template <class E, class Separator>
    static constexpr auto make(E text, Separator separator) {
        using check = arguments_check<"string_agg", "tt", E, Separator>;
        static_assert(refuse_if<check::value>::done);
        if constexpr (!check::ok || refused<E> || refused<Separator>) {
            return refused_operand<E>{};
        } else {
            using both = two_arguments<E, Separator>;
            return aggregate_call<"string_agg", std::string, both>(both{std::move(text), std::move(separator)});
        }
    }
};

}  // namespace detail

namespace func {

// string_agg(x, separator): the values that are not NULL, joined; `.order_by(...)` says in which order. SQLite's
// group_concat.
inline constexpr detail::string_agg_maker string_agg{};

}  // namespace func
}  // namespace cupel
