// Differences of timestamps: std::chrono::microseconds, a bigint.
#pragma once

#include <cupel/types/codec.hpp>

#include <chrono>
#include <cstdint>

namespace cupel {

// An exact span of time, which both databases compare, order and store: unlike an interval it has no months.
template <>
struct codec<std::chrono::microseconds> {
    using stored_as = std::int64_t;
    static constexpr sql_type type{.kind = type_kind::bigint,
                                   .name = "duration in microseconds",
                                   .domain = detail::type_id<std::chrono::microseconds>};
    static constexpr std::int64_t encode(std::chrono::microseconds value) noexcept { return value.count(); }
    static constexpr std::chrono::microseconds decode(std::int64_t count) noexcept {
        return std::chrono::microseconds(count);
    }
};

}  // namespace cupel
