// Turning what stands beside an expression into an expression, and the rules of types between the two.
#pragma once

#include <cupel/sql/bind_parameter.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

template <class Derived>
struct operations;

// A statement that gives rows: what may stand in IN (...), EXISTS (...) or as a value.
template <class T>
concept query = requires { T::grammar::is_query; };

namespace detail {

// Takes the place of a refused expression, so that its one error stays alone: it fits wherever it is put.
template <class Refused>
struct refused_operand : operations<refused_operand<Refused>> {
    using value_type = refused_value;
    static constexpr bool has_values = false;
    static constexpr int precedence = precedence::primary;

    constexpr auto distinct() const { return *this; }
    template <class... T>
    constexpr auto filter(const T&...) const {
        return *this;
    }
    template <class... T>
    constexpr auto order_by(const T&...) const {
        return *this;
    }
    template <class... T>
    constexpr auto over(const T&...) const {
        return *this;
    }
    template <class... T>
    constexpr auto within_group(const T&...) const {
        return *this;
    }
    template <class T>
    constexpr auto else_(const T&) const {
        return *this;
    }
    template <class T>
        requires(!std::same_as<T, refused_operand>)
    constexpr auto operator=(const T&) const {
        return *this;
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.silence();
        w.text("NULL");
    }
};

// param<"age">, which has the type of what stands beside it.
template <class T>
concept names_parameter = requires { T::names_parameter; };

template <class T>
concept refused = expression<T> && std::same_as<typename T::value_type, refused_value>;

enum class operand_fault { none, null, optional_value, subquery, no_sql_type, other_type, narrowed };

// What is wrong with a value of type T where an expression of type ValueType stands on the other side.
template <class ValueType, class T>
consteval operand_fault operand_fault_of() {
    using plain = std::remove_cvref_t<T>;
    if constexpr (std::same_as<ValueType, refused_value>) {
        return operand_fault::none;
    } else if constexpr (std::same_as<plain, std::nullopt_t> || std::same_as<plain, std::nullptr_t>) {
        return operand_fault::null;
    } else if constexpr (is_optional<plain>) {
        return operand_fault::optional_value;
    } else if constexpr (!expression<plain> && !bindable<plain>) {
        if constexpr (names_parameter<plain>) return operand_fault::none;
        else if constexpr (query<plain>) return operand_fault::subquery;
        else
            return std::convertible_to<plain, ValueType> && std::is_class_v<plain> ? operand_fault::none
                                                                                   : operand_fault::no_sql_type;
    } else {
        constexpr auto type_of_operand = [] {
            if constexpr (expression<plain>) return sql_type_of<typename plain::value_type>;
            else if constexpr (text_like<plain>) return sql_type_of<std::string>;
            else return sql_type_of<plain>;
        }();
        if (!comparable(sql_type_of<ValueType>, type_of_operand)) return operand_fault::other_type;
        if (!expression<plain> && sql_type_of<ValueType>.is_integer() && !type_of_operand.is_integer())
            return operand_fault::narrowed;
        return operand_fault::none;
    }
}

template <class T>
constexpr std::string_view operand_type_name() {
    using plain = std::remove_cvref_t<T>;
    if constexpr (expression<plain>) return sql_type_of<typename plain::value_type>.name;
    else if constexpr (text_like<plain>) return "text";
    else if constexpr (storable<plain>) return sql_type_of<plain>.name;
    else if constexpr (std::is_function_v<std::remove_pointer_t<plain>>) return "function (which is to be called)";
    else return type_name<plain>;
}

// The sentence for a refused operand of `Operator`.
template <class Node, class T, fixed_string Operator,
          operand_fault Fault = operand_fault_of<typename Node::value_type, T>()>
struct operand_check {
    static constexpr operand_fault fault = Fault;

    static constexpr problem value = [] {
        if constexpr (fault == operand_fault::none) {
            return problem();
        } else {
            problem text;
            text += fault == operand_fault::null || fault == operand_fault::optional_value ? "cupel[E020]: "
                    : fault == operand_fault::narrowed                                     ? "cupel[E012]: "
                    : fault == operand_fault::subquery                                     ? "cupel[E017]: "
                                                                                           : "cupel[E010]: ";
            cupel::detail::describe<Node>(text, "the other side");
            text += " is of type ";
            text += sql_type_of<typename Node::value_type>.name;
            if (fault == operand_fault::null) {
                text += " and `";
                text += Operator.view();
                text += " NULL` is never true; write .is_null() or .is_not_null()";
            } else if (fault == operand_fault::optional_value) {
                text += " and the optional beside `";
                text += Operator.view();
                text += "` may be NULL, which equals nothing; write .is_not_distinct_from(value), or pass *value";
            } else if (fault == operand_fault::narrowed) {
                text += " and the ";
                text += operand_type_name<T>();
                text += " value beside `";
                text += Operator.view();
                text += "` would lose its fraction; pass an integer, or cast<double>(column)";
            } else if (fault == operand_fault::subquery) {
                text += " and `";
                text += Operator.view();
                text += "` stands between it and a subquery, which may give many rows; write .in(select(...)), or "
                        "scalar(select(...)) where it gives one";
            } else {
                text += "; `";
                text += Operator.view();
                text += "` cannot take ";
                if constexpr (requires { std::remove_cvref_t<T>::describe(text); }) {
                    std::remove_cvref_t<T>::describe(text);
                    text += " of type ";
                } else {
                    text += "a value of type ";
                }
                text += operand_type_name<T>();
                if constexpr (requires { Node::left, Node::right; } && std::same_as<typename Node::value_type, bool>)
                    text += " with it; comparisons do not chain: write a < x && x < b, or x.between(a, b)";
                else if constexpr (requires { typename std::remove_cvref_t<T>::clock; })
                    text += " with it; round it first: std::chrono::floor<std::chrono::microseconds>(value)";
                else if constexpr (sql_type_of<typename Node::value_type>.kind == type_kind::json &&
                                   Operator.view().find('@') == std::string_view::npos)
                    text += " with it; compare .as<T>() of it, or pass a document";
                else text += " with it; pass a value of that type, or cast<...>(...) one side";
            }
            return text;
        }
    }();
};

// Expressions that need neither a check's error nor a conversion: the common case, decided without naming the operator.
template <class Node, class T>
concept taken_as_is = expression<T> && operand_fault_of<typename Node::value_type, T>() == operand_fault::none;

// An integer beside a decimal is bound as one.
template <class ValueType, class T>
inline constexpr bool becomes_decimal = std::integral<T> && sql_type_of<ValueType>.is_decimal();

template <class ValueType, class T>
using decimal_of = std::conditional_t<std::unsigned_integral<T> && sizeof(T) == sizeof(std::int64_t), ValueType,
                                      whole_decimal<ValueType>>;

// A value as a parameter of the type that the other side asks for.
template <class ValueType, class T>
constexpr auto parameter_of(T&& value) {
    using plain = std::remove_cvref_t<T>;
    if constexpr (!bindable<plain>) return bind_parameter<ValueType>{std::forward<T>(value)};
    else if constexpr (becomes_decimal<ValueType, plain>)
        return bind_parameter<decimal_of<ValueType, plain>>{decimal_of<ValueType, plain>(value)};
    else if constexpr (std::floating_point<ValueType> && std::integral<plain>)
        return bind_parameter<double>{static_cast<double>(value)};
    else return bound(std::forward<T>(value));
}

// Values that become a parameter without more ado, and the parameter.
template <class Node, class T>
concept taken_as_value = !expression<T> && bindable<T> && !std::same_as<typename Node::value_type, refused_value> &&
                         operand_fault_of<typename Node::value_type, T>() == operand_fault::none;

template <class Node, class T>
using value_parameter = decltype(parameter_of<typename Node::value_type>(std::declval<T>()));

template <class Node, class T>
using value_kept = decltype(value_parameter<Node, T>::value);

// The operand as an expression: an expression as it is, a value as a parameter.
template <class Node, fixed_string Operator, class T>
constexpr auto operand(T&& value) {
    using plain = std::remove_cvref_t<T>;
    if constexpr (taken_as_is<Node, plain>) {
        return plain(std::forward<T>(value));
    } else if constexpr (operand_fault_of<typename Node::value_type, plain>() != operand_fault::none) {
        static_assert(refuse_if<operand_check<Node, T, Operator>::value>::done);
        return refused_operand<plain>{};
    } else if constexpr (std::same_as<typename Node::value_type, refused_value>) {
        return refused_operand<plain>{};
    } else if constexpr (names_parameter<plain>) {
        return typename plain::template beside<Node>{};
    } else {
        return parameter_of<typename Node::value_type>(std::forward<T>(value));
    }
}

// The same where the operand becomes the result, as in CASE and coalesce: an integer result has no fraction.
template <class Node, fixed_string Operator, class T>
constexpr auto merged_operand(T&& value) {
    using plain = std::remove_cvref_t<T>;
    if constexpr (taken_as_is<Node, plain>) {
        constexpr bool narrowed = type_of<Node>.is_integer() && !type_of<plain>.is_integer();
        if constexpr (narrowed)
            static_assert(refuse_if<operand_check<Node, plain, Operator, operand_fault::narrowed>::value>::done);
        if constexpr (narrowed) return refused_operand<plain>{};
        else return plain(std::forward<T>(value));
    } else {
        return operand<Node, Operator>(std::forward<T>(value));
    }
}

}  // namespace detail
}  // namespace cupel
