// The second part of a flush: rows of entities that go which others take.
#pragma once

#include <cupel/orm/flush_relations.hpp>

#include <algorithm>
#include <cstddef>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace cupel::detail {

class flush_reuse : protected flush_relations {
public:
    using flush_relations::flush_relations;

protected:
    // DELETE and INSERT of one key are an UPDATE.
    void reuse_rows(session_frame& frame) {
        for (node_base* const added : std::vector<node_base*>(session_.pending_)) {  // hooks may add to it
            mapper_base& mapper = mapper_of(*added);
            if (mapper.lacks_key(*added)) continue;
            // A part of the key may come from a parent.
            if (const auto at = links_.find(added); at != links_.end())
                for (const link& each : at->second)
                    if (each.parent->state == entity_state::persistent) copy_key(frame, each);
            node_base* const known = mapper.holder_of_key(*added);
            if (known == nullptr) continue;
            if (!is_deleted(*known))
                throw invalid_state_error(mapper.describe(*added) +
                                          " is another object of an identity that the session has; merge it");
            if (known->expired && !mapper.reload(*known)) continue;
            reused_.emplace(added, known);
        }
        reuse_displaced();
    }

    // The UPDATEs of what has left a collection with a key for good, before another row of that collection has the key.
    void let_go_first(session_frame& frame) {
        for (node_base* const each : let_go_) {
            const auto at = links_.find(each);
            if (at != links_.end() && std::any_of(at->second.begin(), at->second.end(), [](const link& one) {
                    return one.parent->state != entity_state::persistent;
                }))
                continue;
            copy_keys(frame, *each);
            mapper_of(*each).update(*each, frame);
        }
    }

    static void copy_key(session_frame& frame, const link& one) {
        if (one.child->state == entity_state::pending || !frame.inserted.empty())
            frame.linked.emplace_back(one.child, one.which);
        if (one.which->is_key_missing(*one.parent)) make_whole_for_flush(*one.parent);
        one.which->copy_key(*one.child, *one.parent);
    }
    void copy_keys(session_frame& frame, node_base& node) {
        const auto at = links_.find(&node);
        if (at == links_.end()) return;
        for (const link& each : at->second) {
            if (node.expired && !mapper_of(node).reload(node)) continue;
            copy_key(frame, each);
        }
    }

    std::unordered_map<const node_base*, node_base*> reused_{};

private:
    // Of a collection with a key: what was added has the key of what was removed, which a unique constraint may forbid while
    // both rows are there. The new entity takes the row of the one that is deleted.
    void reuse_displaced() {
        std::unordered_set<const node_base*> taken;
        for (const auto& [added, known] : reused_) taken.insert(known);
        for (node_base* const owner : session_.related_)
            for (const relation& which : owner->type.relations) {
                if (which.kind != relationship_kind::has_many || which.make_side == nullptr) continue;
                auto* const side = known_side<collection_side>(which, *owner);
                if (side == nullptr) continue;
                for (const auto& [added, removed] : side->displaced()) {
                    if (!is_deleted(*removed)) {
                        let_go_.push_back(removed);
                    } else if (added->state == entity_state::pending && mapper_of(*added).lacks_key(*added) &&
                               reused_.count(added) == 0 && can_be_taken(*removed) && taken.insert(removed).second) {
                        reused_.emplace(added, removed);
                    }
                }
            }
    }
    // Whether nothing is left to the database that its DELETE would do.
    bool can_be_taken(node_base& removed) {
        if (removed.session != &session_ || removed.state != entity_state::persistent || is_soft(removed)) return false;
        for (const relation& which : removed.type.relations)
            if (!which.owns_key() && which.passive != passive_set::none) return false;
        return !removed.expired || mapper_of(removed).reload(removed);
    }

    std::vector<node_base*> let_go_{};
};

}  // namespace cupel::detail
