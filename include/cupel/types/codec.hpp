// How a C++ type is stored: codec<T>, the one specialisation that a user's own type needs.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/reflect/member.hpp>
#include <cupel/types/sql_type.hpp>

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

namespace cupel {

// A point in time without zone, to the microsecond.
using timestamp = std::chrono::sys_time<std::chrono::microseconds>;

// codec<T> maps T to one of the types that every driver carries: bool, std::int64_t, double, std::string_view,
// std::span<const std::byte>, timestamp, timestamptz, std::chrono::sys_days, interval, numeric_text, uuid_bytes, json_text,
// array_of<a type with a codec of its own>, bounds_of<T>.
//
//     template <> struct cupel::codec<money> {
//         using stored_as = std::int64_t;
//         static std::int64_t encode(const money& value) { return value.cents; }
//         static money decode(std::int64_t cents) { return {cents}; }
//     };
//
// encode and decode may throw data_error.
template <class T>
struct codec;

namespace detail {

template <class T>
struct stored_kind;
template <>
struct stored_kind<bool> {
    static constexpr sql_type type{type_kind::boolean, "boolean"};
};
template <>
struct stored_kind<std::int64_t> {
    static constexpr sql_type type{type_kind::bigint, "bigint"};
};
template <>
struct stored_kind<double> {
    static constexpr sql_type type{type_kind::double_precision, "double precision"};
};
template <>
struct stored_kind<std::string_view> {
    static constexpr sql_type type{type_kind::text, "text"};
};
template <>
struct stored_kind<std::span<const std::byte>> {
    static constexpr sql_type type{type_kind::blob, "blob"};
};
template <>
struct stored_kind<timestamp> {
    static constexpr sql_type type{type_kind::timestamp, "timestamp"};
};
template <>
struct stored_kind<std::chrono::sys_days> {
    static constexpr sql_type type{type_kind::date, "date"};
};

template <class T>
struct optional_traits {
    using value = T;
    static constexpr bool nullable = false;
};
template <class T>
struct optional_traits<std::optional<T>> {
    using value = T;
    static constexpr bool nullable = true;
};

// The type of an expression that has had its error, so that no second one follows from it.
struct refused_value {
    constexpr bool operator==(const refused_value&) const noexcept = default;
};

// optional<T> -> T
template <class T>
using without_optional = typename optional_traits<T>::value;

template <class T>
inline constexpr bool is_optional = optional_traits<T>::nullable;

}  // namespace detail

template <>
struct codec<detail::refused_value> {
    using stored_as = bool;
    static constexpr sql_type type{.name = "refused", .refused = true};
    static constexpr bool encode(detail::refused_value) noexcept { return false; }
    static constexpr detail::refused_value decode(bool) noexcept { return {}; }
};

// A type that can be a column.
template <class T>
concept storable = requires { typename codec<detail::without_optional<T>>::stored_as; };

namespace detail {

// SQL's own types say their sql_type in the codec; a user's type is a domain over what stores it.
template <class T>
consteval sql_type sql_type_of_codec() {
    if constexpr (requires { codec<T>::type; }) {
        return codec<T>::type;
    } else {
        sql_type type = stored_kind<typename codec<T>::stored_as>::type;
        type.name = type_name<T>;
        type.domain = type_id<T>;
        return type;
    }
}

template <class T>
inline constexpr sql_type sql_type_of = sql_type_of_codec<without_optional<T>>();

}  // namespace detail
}  // namespace cupel
