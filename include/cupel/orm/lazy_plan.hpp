// What a query has said of a relationship of the entities that it gave, for when it is read.
#pragma once

#include <cupel/orm/session_base.hpp>

#include <unordered_set>
#include <vector>

namespace cupel::detail {

struct lazy_plan {
    loading how;
    // Loads along what belongs to the entities that were read; nothing if empty.
    void (*then)(session_base& session, const std::vector<node_base*>& reached) = nullptr;
    // Loads it with the criteria that the query says; as ever if empty.
    void (*load)(session_base& session, const relation& which, node_base& owner) = nullptr;
    // The row is asked for though the session has it: the query has conditions of its own.
    bool narrows = false;
};

inline const lazy_plan* plan_of(const relation& which, node_base& owner) noexcept {
    relationship_anchor* const anchor = slot_of_relation(which, owner).anchor();
    return anchor != nullptr && anchor->is_side ? static_cast<relationship_side*>(anchor)->plan : nullptr;
}

inline void set_plan(const relation& which, node_base& owner, const lazy_plan& plan) {
    if (which.is_collection()) side_of<collection_side>(which, owner).plan = &plan;
    else side_of<reference_side>(which, owner).plan = &plan;
}

// The entities that a relationship of these owners leads to as far as it is known, each once.
inline std::vector<node_base*> reached_by(const relation& which, const std::vector<node_base*>& owners) {
    std::vector<node_base*> reached;
    std::unordered_set<const node_base*> seen;
    const auto add = [&](node_base* entity) {
        if (entity != nullptr && seen.insert(entity).second) reached.push_back(entity);
    };
    for (node_base* const owner : owners) {
        if (which.is_collection()) {
            if (const auto* const side = known_side<collection_side>(which, *owner); side != nullptr)
                for (node_base* const each : side->items()) add(each);
        } else if (const auto* const side = known_side<reference_side>(which, *owner); side != nullptr) {
            add(side->target);
        }
    }
    return reached;
}

// Those of which the relationship is not known, each once.
inline std::vector<node_base*> unknown_among(const relation& which, const std::vector<node_base*>& owners) {
    std::vector<node_base*> missing;
    std::unordered_set<const node_base*> seen;
    for (node_base* const each : owners)
        if (!is_known(which, *each) && seen.insert(each).second) missing.push_back(each);
    return missing;
}

}  // namespace cupel::detail
