// A value of the program inside a statement: always a parameter, never text.
#pragma once

#include <cupel/sql/expression.hpp>
#include <cupel/types/decimal.hpp>
#include <cupel/types/text.hpp>

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

template <class T>
struct bound_value_type {
    using type = T;
};
template <>
struct bound_value_type<std::string_view> {
    using type = std::string;
};
template <class T>
struct bound_value_type<whole_decimal<T>> {
    using type = T;
};

}  // namespace detail

template <class T>
struct bind_parameter {
    using value_type = typename detail::bound_value_type<detail::without_optional<T>>::type;
    static constexpr bool has_values = true;
    static constexpr int precedence = detail::precedence::primary;

    T value;

    template <class Writer>
    static constexpr void render(Writer& w) {
        if constexpr (detail::is_optional<T>) w.nullable = true;
        w.parameter();
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visitor(value);
    }
};

namespace detail {

template <class T>
concept text_like = requires(const T& value, void (&take)(std::string_view)) { take(value); };

// Text that belongs to someone else: a string literal, a pointer, a view.
template <class T>
concept text_elsewhere = std::is_array_v<T> || std::is_pointer_v<T> || std::same_as<T, std::string_view>;

// How a value of type T is kept in a statement: string literals and views as views, strings of every class as copies.
template <class T>
constexpr auto bound(T&& value) {
    using plain = std::remove_cvref_t<T>;
    if constexpr (std::same_as<plain, std::string>) return bind_parameter<std::string>{std::forward<T>(value)};
    else if constexpr (text_like<plain> && text_elsewhere<plain>)
        return bind_parameter<std::string_view>{std::string_view(value)};
    else if constexpr (text_like<plain>) return bind_parameter<std::string>{std::string(std::string_view(value))};
    else return bind_parameter<plain>{std::forward<T>(value)};
}

// A value with nothing beside it that tells the database its type: in SELECT, in CASE, as a function's first argument.
template <class Value>
struct lone_value : Value {
    template <class Writer>
    static constexpr void render(Writer& w) {
        Value::render(w);
        w.parameter_type(sql_type_of<typename Value::value_type>);
    }
};

template <class T>
constexpr auto bound_alone(T&& value) {
    return lone_value<decltype(bound(std::forward<T>(value)))>{bound(std::forward<T>(value))};
}

template <class T>
concept bindable = storable<std::remove_cvref_t<T>> || text_like<std::remove_cvref_t<T>>;

}  // namespace detail
}  // namespace cupel
