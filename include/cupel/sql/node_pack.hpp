// The nodes of a list. Most lists carry no values: those take no space and no code.
#pragma once

#include <cupel/core/hana.hpp>
#include <cupel/sql/expression.hpp>

#include <utility>

namespace cupel::detail {

template <bool HasValues, class... Nodes>
struct basic_node_pack {
    static constexpr bool has_values = true;

    hana::basic_tuple<Nodes...> nodes;

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
constexpr node_pack<Nodes...> pack(Nodes... nodes) {
    if constexpr (node_pack<Nodes...>::has_values) return {hana::basic_tuple<Nodes...>(std::move(nodes)...)};
    else return {};
}

// The pack with one node more.
template <bool HasValues, class... Nodes, class Node>
constexpr node_pack<Nodes..., Node> append(const basic_node_pack<HasValues, Nodes...>& before, Node added) {
    if constexpr (!node_pack<Nodes..., Node>::has_values) return {};
    else if constexpr (!HasValues) return pack(Nodes{}..., std::move(added));
    else return hana::unpack(before.nodes, [&](const auto&... nodes) { return pack(nodes..., std::move(added)); });
}

}  // namespace cupel::detail
