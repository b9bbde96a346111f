// What a database would say of an entity's row: conditions and values that mean the same in C++.
#pragma once

#include <cupel/orm/column_access.hpp>
#include <cupel/sql/language.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// Types whose values compare and are stored exactly, on every database.
template <class V>
inline constexpr bool is_exact_value =
    std::integral<V> || std::is_enum_v<V> || std::same_as<V, std::string> || std::same_as<V, std::string_view>;

template <class V>
const auto& exact_value(const V& value) noexcept {
    return value;
}
inline std::string_view exact_value(const std::string& value) noexcept { return value; }

template <class A, class B>
inline constexpr bool is_exact_pair =
    (std::same_as<A, B> && is_exact_value<A>) || (plain_integer<A> && plain_integer<B>) ||
    (std::convertible_to<const A&, std::string_view> && std::convertible_to<const B&, std::string_view>);

template <class A, class B>
bool exactly_equal(const A& a, const B& b) {
    if constexpr (plain_integer<A> && plain_integer<B>) return std::cmp_equal(a, b);
    else return exact_value(a) == exact_value(b);
}

// A node of a statement, of an object of T: `possible`, and `of(node, object)`, an optional that is empty for NULL. What is not
// known here is the database's business: the order of texts, numbers that are not whole, functions, subqueries.
template <class T, class Node>
struct evaluation {
    static constexpr bool possible = false;
};

template <class T, std::size_t Column>
struct column_evaluation {
    using value = without_optional<column_type_of<T, Column>>;
    static constexpr bool possible = is_exact_value<value>;
    template <class Node>
    static std::optional<value> of(const Node&, const T& object) {
        return column_in<Column>(object);
    }
};
template <class T, auto... Path>
    requires std::same_as<typename column<Path...>::owner, T>
struct evaluation<T, column<Path...>> : column_evaluation<T, column<Path...>::index()> {};
template <class T, std::size_t Column>
struct evaluation<T, numbered_column<T, Column>> : column_evaluation<T, Column> {};

template <class T, class Bound>
struct evaluation<T, bind_parameter<Bound>> {
    using value = without_optional<Bound>;
    static constexpr bool possible = is_exact_value<value>;
    static std::optional<value> of(const bind_parameter<Bound>& node, const T&) { return node.value; }
};
template <class T, class Value>
struct evaluation<T, null_value<Value>> {
    using value = Value;
    static constexpr bool possible = is_exact_value<value>;
    static std::optional<value> of(const null_value<Value>&, const T&) { return {}; }
};

template <class T, class Node>
concept evaluable = evaluation<T, Node>::possible;
// As a condition: true, false or unknown.
template <class T, class Node>
concept evaluable_condition = evaluable<T, Node> && std::same_as<typename evaluation<T, Node>::value, bool>;

template <class Operator>
inline constexpr bool is_equality = std::same_as<Operator, equal_to> || std::same_as<Operator, not_equal_to>;
template <class Operator>
inline constexpr bool is_order = std::same_as<Operator, less> || std::same_as<Operator, less_equal> ||
                                 std::same_as<Operator, greater> || std::same_as<Operator, greater_equal>;

template <class T, class Operator, class Left, class Right>
    requires(evaluable<T, Left> && evaluable<T, Right> && (is_equality<Operator> || is_order<Operator>))
struct evaluation<T, binary<Operator, bool, Left, Right>> {
    using left = evaluation<T, Left>;
    using right = evaluation<T, Right>;
    using value = bool;
    static constexpr bool possible = is_equality<Operator>
                                         ? is_exact_pair<typename left::value, typename right::value>
                                         : plain_integer<typename left::value> && plain_integer<typename right::value>;

    static std::optional<bool> of(const binary<Operator, bool, Left, Right>& node, const T& object) {
        const auto a = left::of(node.left, object);
        const auto b = right::of(node.right, object);
        if (!a || !b) return {};
        if constexpr (std::same_as<Operator, equal_to>) return exactly_equal(*a, *b);
        else if constexpr (std::same_as<Operator, not_equal_to>) return !exactly_equal(*a, *b);
        else if constexpr (std::same_as<Operator, less>) return std::cmp_less(*a, *b);
        else if constexpr (std::same_as<Operator, less_equal>) return std::cmp_less_equal(*a, *b);
        else if constexpr (std::same_as<Operator, greater>) return std::cmp_greater(*a, *b);
        else return std::cmp_greater_equal(*a, *b);
    }
};

template <class T, class Operator, class Left, class Right>
    requires(evaluable_condition<T, Left> && evaluable_condition<T, Right> &&
             (std::same_as<Operator, logical_and> || std::same_as<Operator, logical_or>))
struct evaluation<T, binary<Operator, bool, Left, Right>> {
    using value = bool;
    static constexpr bool possible = true;
    static constexpr bool settles = std::same_as<Operator, logical_or>;  // one side that says so is enough

    static std::optional<bool> of(const binary<Operator, bool, Left, Right>& node, const T& object) {
        const std::optional<bool> a = evaluation<T, Left>::of(node.left, object);
        const std::optional<bool> b = evaluation<T, Right>::of(node.right, object);
        if ((a && *a == settles) || (b && *b == settles)) return settles;
        if (!a || !b) return {};
        return !settles;
    }
};

template <class T, class Operand>
    requires evaluable_condition<T, Operand>
struct evaluation<T, unary<"NOT ", precedence::not_, bool, Operand>> {
    using value = bool;
    static constexpr bool possible = true;
    static std::optional<bool> of(const unary<"NOT ", precedence::not_, bool, Operand>& node, const T& object) {
        std::optional<bool> inner = evaluation<T, Operand>::of(node.operand, object);
        if (inner) inner = !*inner;
        return inner;
    }
};

template <class T, fixed_string Test, class Operand>
    requires evaluable<T, Operand>
struct evaluation<T, null_test<Test, Operand>> {
    using value = bool;
    static constexpr bool possible = true;
    static std::optional<bool> of(const null_test<Test, Operand>& node, const T& object) {
        return evaluation<T, Operand>::of(node.operand, object).has_value() != (Test.view() == "IS NULL");
    }
};

// Of IN and NOT IN: where nothing is equal and something is NULL, nobody knows.
template <fixed_string Test>
std::optional<bool> result_of_in(bool found, bool unknown) {
    if (!found && unknown) return {};
    return found == (Test.view() == "IN");
}

template <class T, fixed_string Test, class Operand, class... Values>
    requires(evaluable<T, Operand> && (evaluable<T, Values> && ...))
struct evaluation<T, in_list<Test, Operand, Values...>> {
    using value = bool;
    static constexpr bool possible =
        (is_exact_pair<typename evaluation<T, Operand>::value, typename evaluation<T, Values>::value> && ...);
    static std::optional<bool> of(const in_list<Test, Operand, Values...>& node, const T& object) {
        const auto wanted = evaluation<T, Operand>::of(node.operand, object);
        if (!wanted) return {};
        bool found = false, unknown = false;
        const auto look = [&](const auto& one) {
            if (!one) unknown = true;
            else found = found || exactly_equal(*wanted, *one);
        };
        hana::unpack(node.values, [&](const auto&... each) { (look(evaluation<T, Values>::of(each, object)), ...); });
        return result_of_in<Test>(found, unknown);
    }
};

template <class T, fixed_string Test, class Operand, class Element>
    requires evaluable<T, Operand>
struct evaluation<T, in_range<Test, Operand, Element>> {
    using value = bool;
    static constexpr bool possible = is_exact_pair<typename evaluation<T, Operand>::value, Element>;
    static std::optional<bool> of(const in_range<Test, Operand, Element>& node, const T& object) {
        const auto wanted = evaluation<T, Operand>::of(node.operand, object);
        if (node.array.values.empty()) return Test.view() != "IN";
        if (!wanted) return {};
        bool found = false;
        for (const auto& each : node.array.values) found = found || exactly_equal(*wanted, static_cast<Element>(each));
        return result_of_in<Test>(found, false);
    }
};

// Whole numbers that are computed with; what leaves their range is the database's business.
template <class T, class Operator, class ValueType, class Left, class Right>
    requires(evaluable<T, Left> && evaluable<T, Right> &&
             (std::same_as<Operator, plus> || std::same_as<Operator, minus> || std::same_as<Operator, multiplies>))
struct evaluation<T, binary<Operator, ValueType, Left, Right>> {
    using value = std::int64_t;
    static constexpr bool possible = plain_integer<typename evaluation<T, Left>::value> &&
                                     plain_integer<typename evaluation<T, Right>::value> && plain_integer<ValueType>;
    static std::optional<value> of(const binary<Operator, ValueType, Left, Right>& node, const T& object) {
        const auto a = evaluation<T, Left>::of(node.left, object);
        const auto b = evaluation<T, Right>::of(node.right, object);
        if (!a || !b) return {};
        const auto left = static_cast<std::uint64_t>(*a), right = static_cast<std::uint64_t>(*b);
        if constexpr (std::same_as<Operator, plus>) return static_cast<value>(left + right);
        else if constexpr (std::same_as<Operator, minus>) return static_cast<value>(left - right);
        else return static_cast<value>(left * right);
    }
};

}  // namespace cupel::detail
