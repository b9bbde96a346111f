// The clock of the database, in UTC.
#pragma once

#include <cupel/sql/functions/function.hpp>
#include <cupel/types/chrono.hpp>

namespace cupel {

namespace detail {

template <fixed_string Name, class Result>
struct clock_maker {
    constexpr auto operator()() const { return function_call<Name, Result>(); }
};

}  // namespace detail

namespace func {

// The time now, as a timestamp without zone in UTC.
inline constexpr cupel::detail::clock_maker<"now", timestamp> now{};
// The time now, as the moment that it is.
inline constexpr cupel::detail::clock_maker<"current_timestamp", timestamptz> current_timestamp{};
// Today in UTC.
inline constexpr cupel::detail::clock_maker<"current_date", date> current_date{};

}  // namespace func
}  // namespace cupel
