// Ranges of values, as PostgreSQL has them. Nothing includes this header but <cupel/sql/range.hpp> and the drivers.
#pragma once

#include <cupel/types/chrono.hpp>
#include <cupel/types/codec.hpp>
#include <cupel/types/decimal.hpp>
#include <cupel/types/integer.hpp>

#include <chrono>
#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace cupel {

namespace detail {

// The name of the range of T; no text if there is none.
template <class T>
inline constexpr std::string_view range_name{};
template <>
inline constexpr std::string_view range_name<std::int32_t> = "INT4RANGE";
template <>
inline constexpr std::string_view range_name<std::int64_t> = "INT8RANGE";
template <>
inline constexpr std::string_view range_name<decimal> = "NUMRANGE";
template <>
inline constexpr std::string_view range_name<timestamp> = "TSRANGE";
template <>
inline constexpr std::string_view range_name<timestamptz> = "TSTZRANGE";
template <>
inline constexpr std::string_view range_name<date> = "DATERANGE";

template <class T>
concept range_element = !range_name<T>.empty();

}  // namespace detail

// The values from `lower` to `upper`; without one it has no end there. An empty range has no values and no bounds. A range of
// integers or dates comes back from the database as [lower, upper), in which form `==` compares best.
template <detail::range_element T>
struct range {
    std::optional<T> lower{};
    std::optional<T> upper{};
    bool lower_included = true;
    bool upper_included = false;
    bool empty = false;

    // The range without values.
    static constexpr range nothing() { return {std::nullopt, std::nullopt, false, false, true}; }
    // [lower, upper]
    static constexpr range closed(T from, T to) { return {std::move(from), std::move(to), true, true, false}; }

    constexpr bool operator==(const range&) const = default;
};

// A carried type: encode gives a range<T>, decode takes one.
template <detail::range_element T>
struct bounds_of {
    const range<T>& value;
    explicit bounds_of(const range<T>& of) noexcept : value(of) {}
};

template <detail::range_element T>
struct codec<range<T>> {
    using stored_as = bounds_of<T>;
    static constexpr sql_type type{.kind = type_kind::range,
                                   .name = detail::range_name<T>,
                                   .domain = detail::type_id<range<T>>,
                                   .sql_name = detail::range_name<T>};
    static constexpr const range<T>& encode(const range<T>& value) noexcept { return value; }
    static constexpr range<T> decode(range<T> value) noexcept { return value; }
};

}  // namespace cupel
