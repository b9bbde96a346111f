// What entities lead to by relationships that are known.
#pragma once

#include <cupel/orm/relation.hpp>

#include <algorithm>
#include <unordered_set>
#include <vector>

namespace cupel::detail {

// function(entity) for everything that a relationship of the node is known to lead to, or led to before it was changed.
template <class Function>
void for_each_related(const relation& which, node_base& owner, Function function) {
    if (which.is_collection()) {
        if (const auto* const side = known_side<collection_side>(which, owner)) {
            for (node_base* const each : side->items()) function(*each);
            if (!side->loaded)
                for (node_base* const each : side->added) function(*each);
            for (node_base* const each : side->removed) function(*each);
        }
    } else if (const auto* const side = known_side<reference_side>(which, owner)) {
        if (side->target != nullptr) function(*side->target);
        if (side->before != nullptr) function(*side->before);
    }
}

// The node, and what the cascade reaches from it of the same session.
inline std::vector<node_base*> cascade_of(node_base& first, bool cascade_set::* cascade) {
    std::vector<node_base*> reached{&first};
    std::unordered_set<const node_base*> seen{&first};
    for (std::size_t i = 0; i < reached.size(); ++i)
        for (const relation& which : reached[i]->type.relations) {
            if (!(which.cascades.*cascade)) continue;
            for_each_related(which, *reached[i], [&](node_base& each) {
                if (each.session == first.session && seen.insert(&each).second) reached.push_back(&each);
            });
        }
    return reached;
}

// Takes a node without a session, and what belongs to it, out of the graph of a session that lives. False where it refers to
// what that session has, or is referred to by it.
inline bool leave_graph(node_base& first) {
    node_graph& graph = *first.home;
    std::vector<node_base*> leaving{&first};
    std::unordered_set<const node_base*> seen{&first};
    bool alone = true;
    for (std::size_t i = 0; i < leaving.size() && alone; ++i) {
        alone = leaving[i]->session == nullptr;
        for (const relation& which : leaving[i]->type.relations)
            for_each_related(which, *leaving[i], [&](node_base& each) {
                if (seen.insert(&each).second) leaving.push_back(&each);
            });
    }
    for (node_base* const each : graph.nodes()) {
        if (!alone) return false;
        if (seen.count(each) != 0) continue;
        for (const relation& which : each->type.relations)
            for_each_related(which, *each, [&](const node_base& one) { alone = alone && seen.count(&one) == 0; });
    }
    if (!alone) return false;
    graph.part(leaving);
    return true;
}

}  // namespace cupel::detail
