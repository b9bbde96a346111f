// The first half of a flush: what relationships say about keys, about rows of association tables, and about what is deleted.
#pragma once

#include <cupel/orm/relate.hpp>
#include <cupel/orm/session_base.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace cupel::detail {

class flush_relations {
public:
    explicit flush_relations(session_base& session) : session_(session) {}

    void gather() {
        note_adopted();
        read_sets();
        gather_deleted();
        settle_relationships();
    }

protected:
    // child.key = parent.key before the child is written
    struct link {
        node_base* child;
        node_base* parent;
        const relation* which;
    };
    struct association {
        node_base* owner;
        const relation* which;
        std::vector<node_base*> targets;
    };

    mapper_base& mapper_of(const node_base& node) { return session_.mapper_of(node.type); }
    bool is_deleted(const node_base& node) const { return deleted_.count(&node) != 0; }

    session_base& session_;
    std::vector<node_base*> deletions_{};
    std::unordered_set<const node_base*> deleted_{};
    std::vector<link> orphaned_{};
    std::map<std::pair<const node_base*, const relation*>, const node_base*> parents_{};  // of single_parent
    std::vector<node_base*> touched_{};
    std::unordered_map<const node_base*, std::vector<link>> links_{};
    std::vector<association> added_links_{}, removed_links_{}, emptied_{};

private:
    // Which entities a relationship without another side was given, and what a has_one that was not loaded replaces.
    void note_adopted() {
        for (node_base* const owner : std::vector<node_base*>(session_.related_))  // hooks may add to it
            for (const relation& which : owner->type.relations) {
                if (which.owns_key() || which.kind == relationship_kind::many_to_many) continue;
                if (which.is_collection()) {
                    if (which.back != no_relation || owner->to_delete) continue;
                    if (const auto* const side = known_side<collection_side>(which, *owner))
                        for (const node_base* const each : side->added) adopted_[each].insert(&which);
                } else if (auto* const side = known_side<reference_side>(which, *owner); side && side->changed) {
                    if (which.back == no_relation && side->target != nullptr && !owner->to_delete)
                        adopted_[side->target].insert(&which);
                    if (std::exchange(side->before_known, true) || owner->state != entity_state::persistent) continue;
                    load_at_once(which, *owner);
                }
            }
    }
    // A set that was not loaded may have what the other side has added to it: one query for each relationship.
    void read_sets() {
        std::unordered_map<const relation*, std::vector<node_base*>> unknown;
        for (node_base* const owner : session_.related_)
            for (const relation& which : owner->type.relations) {
                if (which.kind != relationship_kind::many_to_many || which.make_side == nullptr || which.write_only ||
                    owner->state != entity_state::persistent || owner->to_delete)
                    continue;
                const auto* const side = known_side<collection_side>(which, *owner);
                if (side == nullptr || !side->unique || side->loaded) continue;
                if (std::any_of(side->added.begin(), side->added.end(),
                                [](const node_base* each) { return each->state == entity_state::persistent; }))
                    unknown[&which].push_back(owner);
            }
        for (const auto& [which, owners] : unknown) mapper_of(*owners.front()).load(*which, owners);
    }
    bool is_adopted(const relation& which, const node_base& entity) const {
        const auto at = adopted_.find(&entity);
        return at != adopted_.end() && at->second.count(&which) != 0;
    }

    void delete_node(node_base& node, bool hard) {
        if (node.session != &session_ || node.state != entity_state::persistent) return;
        const bool is_new = deleted_.insert(&node).second;
        node.hard = hard || (node.hard && !is_new);
        if (!is_new) return;
        // Where its row is gone already, the DELETE will say so.
        if (node.expired && (is_row_read(node) || is_soft(node))) (void)mapper_of(node).reload(node);
        deletions_.push_back(&node);
    }

    // Cascades and hooks ask for the columns of what is deleted.
    bool is_row_read(const node_base& node) const {
        const std::uint64_t model = table_of_type(node.type).id;
        return !node.type.relations.empty() || session_.listens(entity_point::before_delete, model) ||
               session_.listens(entity_point::after_delete, model);
    }

    // One query for each model.
    void reload_deleted() {
        std::unordered_map<const entity_type*, std::vector<node_base*>> expired;
        for (node_base* const each : session_.to_delete_)
            if (each->expired && is_row_read(*each)) expired[&each->type].push_back(each);
        for (const auto& [type, nodes] : expired)
            if (nodes.size() > 1) session_.mapper_of(*type).reload_all(nodes);
    }

    // What is deleted, and what goes with it.
    void gather_deleted() {
        reload_deleted();
        for (node_base* const each : std::vector<node_base*>(session_.to_delete_)) delete_node(*each, each->hard);
        for (node_base* const owner : session_.related_)
            for (const relation& which : owner->type.relations)
                if (which.single_parent) note_parent(which, *owner);
        for (node_base* const owner : session_.related_)
            for (const relation& which : owner->type.relations)
                if (which.cascades.delete_orphan) delete_orphans(which, *owner);
        for (std::size_t from = 0, to = 0; from < deletions_.size(); from = to) {
            to = deletions_.size();
            load_related(from);
            for (std::size_t i = from; i < to; ++i)
                for (const relation& which : deletions_[i]->type.relations) delete_related(which, *deletions_[i]);
        }
    }

    // What the cascades of these deletions have to know: one query for each relationship.
    void load_related(std::size_t from) {
        std::unordered_map<const relation*, std::vector<node_base*>> unknown;
        for (std::size_t i = from; i < deletions_.size(); ++i)
            for (const relation& which : deletions_[i]->type.relations)
                if (is_asked(which, *deletions_[i]) && !is_known(which, *deletions_[i])) {
                    if (which.write_only) throw_never_loaded(which, *deletions_[i]);
                    unknown[&which].push_back(deletions_[i]);
                }
        for (const auto& [which, owners] : unknown) mapper_of(*owners.front()).load(*which, owners);
    }
    [[noreturn]] void throw_never_loaded(const relation& which, const node_base& owner) {
        throw invalid_state_error(mapper_of(owner).describe(owner) + " is deleted, but its relationship " +
                                  std::string(which.name) +
                                  " is write_only and never loaded; leave its rows to the database: "
                                  "foreign_key<...>.on_delete(cascade), or .passive_deletes() of the relationship");
    }
    // Whether the deletion of an owner has to load the relationship; otherwise the database does what is to be done.
    static bool is_asked(const relation& which, const node_base& owner) noexcept {
        if (is_soft(owner)) return is_marked_along(which);
        if (which.kind == relationship_kind::many_to_many || which.owns_key()) return which.cascades.delete_;
        return which.passive == passive_set::none;
    }

    // The row stays, and so do those that refer to it; what a cascade deletes is marked where it can be.
    static bool is_marked_along(const relation& which) {
        return which.target().soft_delete && (which.cascades.delete_ || (which.database_deletes && !which.owns_key()));
    }

    // Whether an entity that left its parent has found another.
    bool has_parent(const relation& which, const node_base& before, node_base& entity) const {
        if (which.back == no_relation) return is_adopted(which, entity);
        const relation& back = entity.type.relations[which.back];
        if (back.is_collection()) return false;
        const auto* const side = known_side<reference_side>(back, entity);
        return side != nullptr && side->loaded && side->target != nullptr && side->target != &before;
    }

    void note_parent(const relation& which, node_base& owner) {
        const auto* const side = known_side<reference_side>(which, owner);
        if (side == nullptr || side->target == nullptr || is_deleted(owner)) return;
        const node_base* const parent =
            parents_.emplace(std::pair<const node_base*, const relation*>(side->target, &which), &owner).first->second;
        if (parent == &owner) return;
        throw invalid_state_error("two entities of " + std::string(owner.type.name) + " refer to one of " +
                                  std::string(side->target->type.name) + " by the relationship " +
                                  std::string(which.name) + ", which says single_parent");
    }

    void delete_orphans(const relation& which, node_base& owner) {
        if (which.is_collection()) {
            if (const auto* const side = known_side<collection_side>(which, owner))
                for (node_base* const each : side->removed)
                    if (!has_parent(which, owner, *each)) delete_node(*each, false);
        } else if (const auto* const side = known_side<reference_side>(which, owner)) {
            if (side->changed && side->before != nullptr && side->before != side->target &&
                !(which.owns_key() ? parents_.count({side->before, &which}) != 0
                                   : has_parent(which, owner, *side->before)))
                delete_node(*side->before, false);
        }
    }

    void delete_related(const relation& which, node_base& owner) {
        if (is_soft(owner)) {
            if (!is_marked_along(which)) return;
            for (node_base* const each : related_to(which, owner))
                if (!moved_away(which, owner, *each)) delete_node(*each, false);
            return;
        }
        if (which.kind == relationship_kind::many_to_many) {
            if (which.passive == passive_set::none || is_known(which, owner)) emptied_.push_back({&owner, &which, {}});
            if (!which.cascades.delete_) return;
        }
        if (which.owns_key()) {
            if (!which.cascades.delete_) return;
        } else if (which.passive == passive_set::all ||
                   (which.passive == passive_set::unloaded && !is_known(which, owner))) {
            return;  // the database does it
        }
        for (node_base* const each : related_to(which, owner)) {
            if (which.cascades.delete_) {
                if (!moved_away(which, owner, *each)) delete_node(*each, !which.owns_key());
            } else if (!which.owns_key() && !is_deleted(*each) && !moved_away(which, owner, *each)) {
                orphaned_.push_back({each, &owner, &which});
            }
        }
    }

    static std::vector<node_base*> related_to(const relation& which, node_base& owner) {
        if (which.is_collection()) {
            const auto* const side = known_side<collection_side>(which, owner);
            return side == nullptr ? std::vector<node_base*>() : side->items();
        }
        const auto* const side = known_side<reference_side>(which, owner);
        if (side == nullptr || side->target == nullptr) return {};
        return {side->target};
    }

    // Whether the program gave the child another parent, by the relationship or by its key.
    bool moved_away(const relation& which, node_base& owner, node_base& child) {
        if (which.kind == relationship_kind::many_to_many || which.owns_key()) return false;
        if (which.back != no_relation && !child.type.relations[which.back].is_collection())
            if (const auto* const side = known_side<reference_side>(child.type.relations[which.back], child))
                if (side->changed) return side->target != &owner;
        if (which.back == no_relation && is_adopted(which, child)) return true;
        return child.state == entity_state::persistent && !child.expired && !which.refers_to(child, owner);
    }

    // What relationships say about keys and about rows of association tables.
    void settle_relationships() {
        for (const link& each : orphaned_)
            if (!is_deleted(*each.child)) clear(each);
        for (node_base* const owner : session_.related_) {
            for (const relation& which : owner->type.relations) {
                if (which.is_collection()) {
                    if (const auto* const side = known_side<collection_side>(which, *owner))
                        settle(which, *owner, *side);
                } else if (const auto* const side = known_side<reference_side>(which, *owner); side && side->changed) {
                    settle(which, *owner, *side);
                }
            }
        }
    }

    void clear(const link& each) {
        if (each.child->expired && !mapper_of(*each.child).reload(*each.child)) return;
        if (!each.which->key_nullable)
            throw invalid_state_error(
                "an entity of " + std::string(each.child->type.name) + " has lost its parent by the relationship " +
                std::string(each.which->name) +
                ", and its foreign key is NOT NULL; say cascade(all, delete_orphan) in the mapping, "
                "or make the member of the key an optional");
        each.which->clear_key(*each.child);
        touched_.push_back(each.child);
    }

    static bool has_row(const node_base& node) noexcept { return !is_gone(node) || is_soft(node); }

    void settle(const relation& which, node_base& owner, const collection_side& side) {
        if (which.kind == relationship_kind::many_to_many) {
            if (is_deleted(owner)) return;
            association more{&owner, &which, {}}, less{&owner, &which, {}};
            std::unordered_set<const node_base*> once;
            for (node_base* const each : side.added)
                if (each->session == &session_ && !is_deleted(*each) && once.insert(each).second &&
                    !was_there(which, owner, side, *each) && first_to_say(which, owner, *each, linked_))
                    more.targets.push_back(each);
            // What was deleted before has no rows there any more.
            for (node_base* const each : side.removed)
                if (first_to_say(which, owner, *each, unlinked_) && !is_deleted(*each) && has_row(owner) &&
                    has_row(*each))
                    less.targets.push_back(each);
            if (!more.targets.empty()) added_links_.push_back(std::move(more));
            if (!less.targets.empty()) removed_links_.push_back(std::move(less));
            return;
        }
        if (is_deleted(owner)) return;
        for (node_base* const each : side.added)
            if (!is_deleted(*each) && !moved_away_since(which, owner, *each)) add_link(each, &owner, which);
        for (node_base* const each : side.removed)
            if (!is_deleted(*each) && each->state == entity_state::persistent && !has_parent(which, owner, *each) &&
                !(which.cascades.delete_orphan) && still_refers(which, owner, *each))
                clear({each, &owner, &which});
    }
    void settle(const relation& which, node_base& owner, const reference_side& side) {
        if (which.owns_key()) {
            if (is_deleted(owner)) return;
            if (side.target != nullptr && is_deleted(*side.target)) return;  // its cascade says what becomes of the key
            if (side.target == nullptr) {
                if (owner.state == entity_state::persistent && !which.key_nullable) {
                    throw_no_parent(which, owner);
                }
                if (which.key_nullable) {
                    which.clear_key(owner);
                    touched_.push_back(&owner);
                }
            } else {
                add_link(&owner, side.target, which);
            }
            return;
        }
        if (side.before != nullptr && side.before != side.target && !is_deleted(*side.before) &&
            !has_parent(which, owner, *side.before) && still_refers(which, owner, *side.before))
            clear({side.before, &owner, &which});
        if (side.target != nullptr && !is_deleted(*side.target) && !is_deleted(owner))
            add_link(side.target, &owner, which);
    }

    [[noreturn]] void throw_no_parent(const relation& which, node_base& owner) {
        throw invalid_state_error(
            mapper_of(owner).describe(owner) + " has lost its " + std::string(which.name) +
            ", and its foreign key is NOT NULL; give it another, delete it, or make the member of "
            "the key an optional");
    }

    bool still_refers(const relation& which, node_base& owner, node_base& child) {
        if (child.expired && !mapper_of(child).reload(child)) return false;
        return owner.state != entity_state::persistent || which.refers_to(child, owner);
    }
    // The other side of an added child may have been set to somebody else since.
    bool moved_away_since(const relation& which, node_base& owner, node_base& child) {
        if (which.back == no_relation) return false;
        const auto* const side = known_side<reference_side>(child.type.relations[which.back], child);
        return side != nullptr && side->changed && side->target != &owner;
    }

    // Whether an entity that was added to a many_to_many is known to be in it already, from this side or the other.
    bool was_there(const relation& which, const node_base& owner, const collection_side& side, node_base& entity) {
        if (holds_more(side, entity)) return true;
        if (which.back == no_relation) return false;
        const auto* const other = known_side<collection_side>(entity.type.relations[which.back], entity);
        return other != nullptr && holds_more(*other, owner);
    }
    // Whether a loaded collection has more of the entity than was added.
    bool holds_more(const collection_side& side, const node_base& entity) {
        if (!side.loaded) return false;
        const auto [at, is_new] = counted_.try_emplace(&side);
        if (is_new) {
            for (const node_base* const each : side.items()) ++at->second[each];
            for (const node_base* const each : side.added) --at->second[each];
        }
        const auto found = at->second.find(&entity);
        return found != at->second.end() && found->second > 0;
    }

    using said_links = std::unordered_map<const node_base*, std::unordered_set<const node_base*>>;
    // Whether the other side has not said the same already.
    static bool first_to_say(const relation& which, node_base& owner, node_base& entity, said_links& said) {
        if (which.back == no_relation) return true;
        if (said[&entity].count(&owner) != 0) return false;
        said[&owner].insert(&entity);
        return true;
    }

    void add_link(node_base* child, node_base* parent, const relation& which) {
        if (parent->session != &session_ || child->session != &session_) {
            node_base& stranger = parent->session != &session_ ? *parent : *child;
            session_.warn("an entity of " + std::string(stranger.type.name) + " that the relationship " +
                          std::string(which.name) + " leads to is not in the session; add it");
            return;
        }
        links_[child].push_back({child, parent, &which});
        touched_.push_back(child);
    }

    said_links linked_{}, unlinked_{};
    std::unordered_map<const node_base*, std::unordered_set<const relation*>> adopted_{};
    std::unordered_map<const collection_side*, std::unordered_map<const node_base*, std::ptrdiff_t>> counted_{};
};

}  // namespace cupel::detail
