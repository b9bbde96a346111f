// The first column that an expression or a clause names, for messages about it. Nothing here is looked at unless there is
// an error.
#pragma once

#include <cupel/core/hana.hpp>
#include <cupel/schema/table.hpp>

#include <type_traits>

namespace cupel::detail {

template <bool HasValues, class... Nodes>
struct basic_node_pack;

template <class... Nodes>
constexpr auto first_column_of();

template <class List>
struct first_column_of_list {
    static constexpr auto find() { return std::type_identity<void>{}; }
};
template <bool HasValues, class... Nodes>
struct first_column_of_list<basic_node_pack<HasValues, Nodes...>> {
    static constexpr auto find() { return first_column_of<Nodes...>(); }
};
template <class... Nodes>
struct first_column_of_list<hana::basic_tuple<Nodes...>> {
    static constexpr auto find() { return first_column_of<Nodes...>(); }
};

// Nodes show their parts by the names of their members. An entity stands for its columns.
template <class Node>
constexpr auto first_column_in() {
    if constexpr (requires { Node::is_column; } || requires { Node::is_entity; }) return std::type_identity<Node>{};
    else if constexpr (requires { Node::is_assignment; }) return std::type_identity<typename Node::column>{};
    else if constexpr (requires { Node::left, Node::right; })
        return first_column_of<decltype(Node::left), decltype(Node::right)>();
    else if constexpr (requires { Node::operand, Node::low, Node::high; })
        return first_column_of<decltype(Node::operand), decltype(Node::low), decltype(Node::high)>();
    else if constexpr (requires { Node::operand; }) return first_column_in<decltype(Node::operand)>();
    else if constexpr (requires { Node::call, Node::window; })
        return first_column_of<decltype(Node::call), decltype(Node::window)>();
    else if constexpr (requires { Node::partition, Node::order; })
        return first_column_of<decltype(Node::partition), decltype(Node::order)>();
    else if constexpr (requires { Node::call; }) return first_column_in<decltype(Node::call)>();
    else if constexpr (requires { Node::argument; }) return first_column_in<decltype(Node::argument)>();
    else if constexpr (requires { Node::expression; }) return first_column_in<decltype(Node::expression)>();
    else if constexpr (requires { Node::key; }) return first_column_in<decltype(Node::key)>();
    else if constexpr (requires { Node::condition, Node::value; })
        return first_column_of<decltype(Node::value), decltype(Node::condition)>();
    else if constexpr (requires { Node::condition; }) return first_column_in<decltype(Node::condition)>();
    else if constexpr (requires { Node::arguments; }) return first_column_of_list<decltype(Node::arguments)>::find();
    else if constexpr (requires { Node::branches; }) return first_column_of_list<decltype(Node::branches)>::find();
    else if constexpr (requires { Node::items; }) return first_column_of_list<decltype(Node::items)>::find();
    else if constexpr (requires { Node::keys; }) return first_column_of_list<decltype(Node::keys)>::find();
    else if constexpr (requires { Node::assignments; })
        return first_column_of_list<decltype(Node::assignments)>::find();
    else return std::type_identity<void>{};
}

template <class First, class... Rest>
constexpr auto first_column_or() {
    using found = typename decltype(first_column_in<First>())::type;
    if constexpr (!std::is_void_v<found>) return std::type_identity<found>{};
    else return first_column_of<Rest...>();
}

template <class... Nodes>
constexpr auto first_column_of() {
    if constexpr (sizeof...(Nodes) == 0) return std::type_identity<void>{};
    else return first_column_or<Nodes...>();
}

// void if the nodes name none.
template <class... Nodes>
using first_column = typename decltype(first_column_of<Nodes...>())::type;

// Adds "column users.email (User::email)" behind a word, nothing if the nodes name none.
template <class... Nodes>
constexpr void describe_first_column(problem& text, std::string_view before) {
    if constexpr (!std::is_void_v<first_column<Nodes...>>) {
        text += before;
        first_column<Nodes...>::describe(text);
    }
}

}  // namespace cupel::detail
