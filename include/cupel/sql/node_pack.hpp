// The nodes of a list. Most lists carry no values: those take no space and no code.
#pragma once

#include <cupel/core/hana.hpp>
#include <cupel/sql/expression.hpp>

#include <type_traits>
#include <utility>

namespace cupel::detail {

// Stands in the place of a node without values, of which only the type matters.
struct no_node {
    static constexpr bool has_values = false;
    constexpr no_node() noexcept = default;
    template <class Node>
    constexpr no_node(const Node&) noexcept {}
};

template <class Node>
using kept_node = std::conditional_t<Node::has_values, Node, no_node>;

template <bool HasValues, class... Nodes>
struct basic_node_pack {
    static constexpr bool has_values = true;

    hana::basic_tuple<kept_node<Nodes>...> nodes;

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        hana::unpack(nodes, [&](const auto&... node) { visit_each(visitor, node...); });
    }
};

template <class... Nodes>
struct basic_node_pack<false, Nodes...> {
    static constexpr bool has_values = false;
};

template <class... Nodes>
using node_pack = basic_node_pack<(false || ... || Nodes::has_values), Nodes...>;

template <class... Nodes>
[[gnu::always_inline]] constexpr node_pack<Nodes...> pack(Nodes... nodes) {
    if constexpr (node_pack<Nodes...>::has_values) return {hana::basic_tuple<kept_node<Nodes>...>(std::move(nodes)...)};
    else return {};
}

// The pack with one node more: of it only what a pack keeps is needed.
template <class Node, bool HasValues, class... Nodes, class Kept>
constexpr node_pack<Nodes..., Node> append_kept(const basic_node_pack<HasValues, Nodes...>& before, Kept added) {
    using tuple = hana::basic_tuple<kept_node<Nodes>..., kept_node<Node>>;
    if constexpr (!node_pack<Nodes..., Node>::has_values) return {};
    else if constexpr (!HasValues) return {tuple(kept_node<Nodes>{}..., std::move(added))};
    else
        return hana::unpack(before.nodes, [&](const auto&... nodes) {
            return node_pack<Nodes..., Node>{tuple(nodes..., std::move(added))};
        });
}

template <bool HasValues, class... Nodes, class Node>
constexpr node_pack<Nodes..., Node> append(const basic_node_pack<HasValues, Nodes...>& before, Node added) {
    return append_kept<Node>(before, std::move(added));
}

}  // namespace cupel::detail
