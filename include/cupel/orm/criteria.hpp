// The criteria of a model, asked of an object: whether a session sees it, and which columns they say.
#pragma once

#include <cupel/orm/column_access.hpp>
#include <cupel/sql/criteria.hpp>
#include <cupel/sql/predicates.hpp>

#include <array>
#include <compare>
#include <concepts>
#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// The value of a node for an object; `known` is false where only the database can compute it. NULL is an empty optional.
template <class Node>
struct value_in_object {
    static constexpr bool known = false;
};

// A column of an object that is always there.
template <class Node>
inline constexpr bool is_object_column = false;
template <class Node>
    requires requires { requires Node::is_column; }
inline constexpr bool is_object_column<Node> = !is_deferred<column_type_of<typename Node::owner, Node::index()>>;

template <class Value>
constexpr auto as_optional(const Value& value) {
    if constexpr (is_optional<Value>) return value;
    else return std::optional<Value>(value);
}

template <class Node>
    requires(is_object_column<Node>)
struct value_in_object<Node> {
    static constexpr bool known = true;
    template <class T, class Context>
    static auto of(const Node&, const T& object, const Context&) {
        return as_optional(column_in<Node::index()>(object));
    }
};

template <auto Member>
struct value_in_object<session_parameter<Member>> {
    static constexpr bool known = true;
    template <class T, class Context>
    static auto of(const session_parameter<Member>&, const T&, const Context& context) {
        if constexpr (std::same_as<Context, owner_of<Member>>) return as_optional(context.*Member);
        else return std::optional<without_optional<value_of<Member>>>();
    }
};

template <class Value>
struct value_in_object<bind_parameter<Value>> {
    static constexpr bool known = true;
    template <class T, class Context>
    static auto of(const bind_parameter<Value>& node, const T&, const Context&) {
        return as_optional(node.value);
    }
};

template <fixed_string Test, class Operand>
    requires value_in_object<Operand>::known
struct value_in_object<null_test<Test, Operand>> {
    static constexpr bool is_null = Test.view() == "IS NULL";
    static constexpr bool known = is_null || Test.view() == "IS NOT NULL";
    template <class T, class Context>
    static std::optional<bool> of(const null_test<Test, Operand>& node, const T& object, const Context& context) {
        return value_in_object<Operand>::of(node.operand, object, context).has_value() != is_null;
    }
};

template <class Value, class Operand>
    requires value_in_object<Operand>::known
struct value_in_object<unary<"NOT ", precedence::not_, Value, Operand>> {
    static constexpr bool known = true;
    template <class T, class Context>
    static std::optional<bool> of(const unary<"NOT ", precedence::not_, Value, Operand>& node, const T& object,
                                  const Context& context) {
        const std::optional<bool> inner = value_in_object<Operand>::of(node.operand, object, context);
        if (!inner) return {};
        return !*inner;
    }
};

template <class Operator, class L, class R>
inline constexpr bool compares_values = false;
template <class L, class R>
inline constexpr bool compares_values<equal_to, L, R> = requires(const L& l, const R& r) { l == r; };
template <class L, class R>
inline constexpr bool compares_values<not_equal_to, L, R> = compares_values<equal_to, L, R>;

template <class L, class R>
constexpr bool equal_values(const L& left, const R& right) {
    if constexpr (std::integral<L> && std::integral<R> && !std::same_as<L, bool> && !std::same_as<R, bool>)
        return std::cmp_equal(left, right);
    else return left == right;
}

template <class Operator, class Value, class Left, class Right>
    requires(value_in_object<Left>::known && value_in_object<Right>::known &&
             compares_values<Operator, typename Left::value_type, typename Right::value_type>)
struct value_in_object<binary<Operator, Value, Left, Right>> {
    static constexpr bool known = true;
    template <class T, class Context>
    static std::optional<bool> of(const binary<Operator, Value, Left, Right>& node, const T& object,
                                  const Context& context) {
        const auto left = value_in_object<Left>::of(node.left, object, context);
        const auto right = value_in_object<Right>::of(node.right, object, context);
        if (!left || !right) return {};
        return equal_values(*left, *right) == std::same_as<Operator, equal_to>;
    }
};

template <class Value, class Left, class Right>
    requires(value_in_object<Left>::known && value_in_object<Right>::known)
struct value_in_object<binary<logical_and, Value, Left, Right>> {
    static constexpr bool known = true;
    template <class T, class Context>
    static std::optional<bool> of(const binary<logical_and, Value, Left, Right>& node, const T& object,
                                  const Context& context) {
        const std::optional<bool> left = value_in_object<Left>::of(node.left, object, context);
        const std::optional<bool> right = value_in_object<Right>::of(node.right, object, context);
        if (left == false || right == false) return false;
        if (!left || !right) return {};
        return true;
    }
};

template <class Value, class Left, class Right>
    requires(value_in_object<Left>::known && value_in_object<Right>::known)
struct value_in_object<binary<logical_or, Value, Left, Right>> {
    static constexpr bool known = true;
    template <class T, class Context>
    static std::optional<bool> of(const binary<logical_or, Value, Left, Right>& node, const T& object,
                                  const Context& context) {
        const std::optional<bool> left = value_in_object<Left>::of(node.left, object, context);
        const std::optional<bool> right = value_in_object<Right>::of(node.right, object, context);
        if (left == true || right == true) return true;
        if (!left || !right) return {};
        return false;
    }
};

// Calls visit(condition) for each criterion of T.
template <class T, class Visit>
constexpr void for_each_criterion(Visit visit) {
    for_each_option<T>([&](const auto& option) {
        if constexpr (says_criterion<std::remove_cvref_t<decltype(option)>>) visit(option.condition);
    });
}

// Whether an object shows all that its criteria ask; otherwise its row has to be looked for.
template <class T>
consteval bool find_criteria_known() {
    bool known = true;
    for_each_criterion<T>([&](const auto& condition) {
        known = known && value_in_object<std::remove_cvref_t<decltype(condition)>>::known;
    });
    return known;
}
template <class T>
inline constexpr bool criteria_known = find_criteria_known<T>();

// Whether the criteria let the object through.
template <class T, class Context>
bool passes_criteria(const T& object, const Context& context) {
    bool passes = true;
    for_each_criterion<T>([&](const auto& condition) {
        using node = value_in_object<std::remove_cvref_t<decltype(condition)>>;
        passes = passes && node::of(condition, object, context) == true;
    });
    if constexpr (soft_delete_column<T> != no_column)
        passes = passes && !column_in<soft_delete_column<T>>(object).has_value();
    return passes;
}

// Calls pin(column, key, value) for each column that criteria want to be a value of the session.
template <class Condition>
struct pinned_by {
    template <class Flags>
    static constexpr void note(Flags&) {}
    template <class Context, class Pin>
    static void visit(const Context&, Pin&) {}
};
template <class Value, class Left, class Right>
struct pinned_by<binary<logical_and, Value, Left, Right>> {
    template <class Flags>
    static constexpr void note(Flags& flags) {
        pinned_by<Left>::note(flags);
        pinned_by<Right>::note(flags);
    }
    template <class Context, class Pin>
    static void visit(const Context& context, Pin& pin) {
        pinned_by<Left>::visit(context, pin);
        pinned_by<Right>::visit(context, pin);
    }
};
template <class Value, class Column, auto Member>
    requires(is_object_column<Column>)
struct pinned_by<binary<equal_to, Value, Column, session_parameter<Member>>> {
    template <class Flags>
    static constexpr void note(Flags& flags) {
        flags[Column::index()] = true;
    }
    template <class Context, class Pin>
    static void visit(const Context& context, Pin& pin) {
        if constexpr (std::same_as<Context, owner_of<Member>>)
            pin(std::integral_constant<std::size_t, Column::index()>(), session_parameter<Member>::key,
                as_optional(context.*Member));
    }
};
template <class Value, class Column, auto Member>
    requires(is_object_column<Column>)
struct pinned_by<binary<equal_to, Value, session_parameter<Member>, Column>>
    : pinned_by<binary<equal_to, Value, Column, session_parameter<Member>>> {};

template <class T, class Context, class Pin>
void for_each_pinned(const Context& context, Pin pin) {
    for_each_criterion<T>(
        [&](const auto& condition) { pinned_by<std::remove_cvref_t<decltype(condition)>>::visit(context, pin); });
}

// The columns that criteria want to be a value of the session.
template <class T>
consteval std::array<bool, column_count<T>> find_pinned() {
    std::array<bool, column_count<T>> found{};
    if constexpr (is_filtered<T>)
        for_each_criterion<T>(
            [&](const auto& condition) { pinned_by<std::remove_cvref_t<decltype(condition)>>::note(found); });
    return found;
}
template <class T>
inline constexpr auto pinned_flags = find_pinned<T>();
template <class T>
inline constexpr bool has_pinned = [] {
    for (bool each : pinned_flags<T>)
        if (each) return true;
    return false;
}();

}  // namespace cupel::detail
