// Spans of time as SQL counts them.
#pragma once

#include <cupel/types/codec.hpp>

#include <cstdint>

namespace cupel {

// Months and days are kept apart from hours, because they have no fixed length: INTERVAL.
struct interval {
    std::int32_t months = 0;
    std::int32_t days = 0;
    std::int64_t microseconds = 0;

    // Field by field: a month is not thirty days here, as it is when PostgreSQL compares.
    bool operator==(const interval&) const = default;
};

namespace detail {

template <>
struct stored_kind<interval> {
    static constexpr sql_type type{.kind = type_kind::interval, .name = "interval"};
};

}  // namespace detail

template <>
struct codec<interval> {
    using stored_as = interval;
    static constexpr sql_type type = detail::stored_kind<interval>::type;
    static constexpr interval encode(interval value) noexcept { return value; }
    static constexpr interval decode(interval value) noexcept { return value; }
};

}  // namespace cupel
