// Integers of every width. A value that the other side cannot hold throws data_error.
#pragma once

#include <cupel/types/codec.hpp>

#include <concepts>
#include <cstdint>
#include <string>
#include <utility>

namespace cupel {

namespace detail {

template <class T>
concept plain_integer =
    std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> && !std::same_as<T, wchar_t> &&
    !std::same_as<T, char8_t> && !std::same_as<T, char16_t> && !std::same_as<T, char32_t>;

template <class To, class From>
[[noreturn]] inline void throw_out_of_range(From value) {
    throw data_error("the value " + std::to_string(value) + " does not fit the type " + std::string(type_name<To>));
}

}  // namespace detail

template <detail::plain_integer T>
struct codec<T> {
    using stored_as = std::int64_t;

    // An unsigned type is stored in the next wider signed one; 64 bits are refused above the signed maximum.
    static constexpr sql_type type =
        sizeof(T) < 2 || (sizeof(T) == 2 && std::signed_integral<T>)   ? sql_type{type_kind::smallint, "smallint"}
        : sizeof(T) < 4 || (sizeof(T) == 4 && std::signed_integral<T>) ? sql_type{type_kind::integer, "integer"}
                                                                       : sql_type{type_kind::bigint, "bigint"};

    static constexpr std::int64_t encode(T value) {
        if constexpr (!std::signed_integral<T> && sizeof(T) == 8)
            if (!std::in_range<std::int64_t>(value)) detail::throw_out_of_range<std::int64_t>(value);
        return static_cast<std::int64_t>(value);
    }

    static constexpr T decode(std::int64_t value) {
        if constexpr (!std::signed_integral<T> || sizeof(T) < 8)
            if (!std::in_range<T>(value)) detail::throw_out_of_range<T>(value);
        return static_cast<T>(value);
    }
};

}  // namespace cupel
