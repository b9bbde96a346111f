// What an SQL expression is to cupel, and what it offers to every other header.
#pragma once

#include <cupel/sql/first_column.hpp>
#include <cupel/sql/writer.hpp>
#include <cupel/types/codec.hpp>

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace cupel {

// A node of an SQL expression. It has
//     value_type              the C++ type of its value, never optional
//     has_values              whether it carries values to bind
//     precedence              how tightly its SQL binds
//     render(writer)          static: its SQL depends on its type alone
//     visit_values(visitor)   hands over its values in the order of their parameters
template <class T>
concept expression = requires {
    typename T::value_type;
    { T::has_values } -> std::convertible_to<bool>;
    { T::precedence } -> std::convertible_to<int>;
};

// A condition: what WHERE, ON and HAVING take.
template <class T>
concept predicate = expression<T> && (std::same_as<typename T::value_type, bool> ||
                                      std::same_as<typename T::value_type, detail::refused_value>);

namespace detail {

namespace precedence {
inline constexpr int or_ = 1;
inline constexpr int and_ = 2;
inline constexpr int not_ = 3;
inline constexpr int comparison = 4;
inline constexpr int bits = 5;
inline constexpr int sum = 6;
inline constexpr int product = 7;
inline constexpr int sign = 8;
inline constexpr int primary = 10;
}  // namespace precedence

// The child in parentheses unless it binds at least as tightly as asked.
template <class Node, class Writer>
constexpr void render_inside(Writer& w, int at_least) {
    if (Node::precedence < at_least) {
        w.text("(");
        Node::render(w);
        w.text(")");
    } else {
        Node::render(w);
    }
}

template <class Visitor, class Node>
constexpr void visit_node(Visitor& visitor, const Node& node) {
    if constexpr (Node::has_values) node.visit_values(visitor);
}

template <class Visitor, class... Nodes>
constexpr void visit_each(Visitor& visitor, const Nodes&... nodes) {
    (visit_node(visitor, nodes), ...);
}

template <expression Node>
inline constexpr const sql_type& type_of = sql_type_of<typename Node::value_type>;

// "column users.email (User::email)" for a column, "an expression of" it, or else "the left side".
template <class Node>
constexpr void describe(problem& text, std::string_view otherwise) {
    if constexpr (requires { Node::describe(text); }) Node::describe(text);
    else if constexpr (!std::is_void_v<first_column<Node>>) describe_first_column<Node>(text, "an expression of ");
    else text += otherwise;
}

}  // namespace detail
}  // namespace cupel
