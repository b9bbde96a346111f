// Timestamps and dates. Their text is in types/time_text.hpp.
#pragma once

#include <cupel/types/codec.hpp>

#include <chrono>
#include <compare>

namespace cupel {

// A day of the proleptic Gregorian calendar.
using date = std::chrono::year_month_day;

// A moment that is the same everywhere: TIMESTAMP WITH TIME ZONE. A zone is not kept, only the moment in UTC.
struct timestamptz {
    timestamp utc{};
    constexpr auto operator<=>(const timestamptz&) const = default;
};

namespace detail {

template <>
struct stored_kind<timestamptz> {
    static constexpr sql_type type{.kind = type_kind::timestamptz, .name = "timestamp with time zone"};
};

}  // namespace detail

template <>
struct codec<timestamp> {
    using stored_as = timestamp;
    static constexpr sql_type type = detail::stored_kind<timestamp>::type;
    static constexpr timestamp encode(timestamp value) noexcept { return value; }
    static constexpr timestamp decode(timestamp value) noexcept { return value; }
};

template <>
struct codec<timestamptz> {
    using stored_as = timestamptz;
    static constexpr sql_type type = detail::stored_kind<timestamptz>::type;
    static constexpr timestamptz encode(timestamptz value) noexcept { return value; }
    static constexpr timestamptz decode(timestamptz value) noexcept { return value; }
};

template <>
struct codec<std::chrono::sys_days> {
    using stored_as = std::chrono::sys_days;
    static constexpr sql_type type = detail::stored_kind<std::chrono::sys_days>::type;
    static constexpr stored_as encode(stored_as value) noexcept { return value; }
    static constexpr stored_as decode(stored_as value) noexcept { return value; }
};

// A date that names no day (30 February) throws data_error.
template <>
struct codec<date> {
    using stored_as = std::chrono::sys_days;
    static constexpr sql_type type = detail::stored_kind<std::chrono::sys_days>::type;
    static constexpr stored_as encode(date value) {
        if (!value.ok()) throw data_error("the date names no day of the calendar");
        return value;
    }
    // The calendar of C++ ends with the year 32767; a database's may not.
    static constexpr date decode(stored_as value) {
        const date day = value;
        if (std::chrono::sys_days(day) != value) throw data_error("the stored date is beyond the year 32767");
        return day;
    }
};

}  // namespace cupel
