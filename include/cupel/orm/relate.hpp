// Changing a relationship: both sides stay in step, and neither is loaded for it.
#pragma once

#include <cupel/orm/lazy_load.hpp>
#include <cupel/orm/ref.hpp>
#include <cupel/orm/session_base.hpp>

#include <array>
#include <string>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// Who said so: the program, of this side, which may bring the entity into the session; or the other side, which may not.
enum class said_by : bool { program, other_side };

inline void note_change(node_base& owner) {
    if (owner.session != nullptr) owner.session->note_related(owner);
}
inline void note_change(node_base& owner, const relation& which, node_base& entity, said_by who) {
    note_change(owner);
    if (owner.session != nullptr && who == said_by::program) owner.session->cascade_from(which, owner, entity);
}

inline void tell_moves(node_base& owner) {
    if (owner.session != nullptr) owner.session->tell_moves();
}

// The side of a collection that is about to be changed: what may fail is done, and nothing is changed yet.
inline collection_side& side_to_change(const relation& which, node_base& owner) {
    auto& side = side_of<collection_side>(which, owner);
    side.make_room();
    note_change(owner);
    return side;
}

// What only this side says of the two; the other side is the caller's business. It is done, or fails and changes nothing.
inline void add_to_collection(const relation& which, node_base& owner, node_base& entity, said_by who) {
    node_graph::join(owner, entity);
    auto& side = side_to_change(which, owner);
    note_change(owner, which, entity, who);
    side.add(entity);
}
inline void take_from_collection(const relation& which, node_base& owner, node_base& entity) {
    side_to_change(which, owner).remove(entity);
}
inline void point_at(const relation& which, node_base& owner, node_base* entity, said_by who) {
    if (entity != nullptr) node_graph::join(owner, *entity);
    auto& side = side_of<reference_side>(which, owner);
    if (entity != nullptr) note_change(owner, which, *entity, who);
    else note_change(owner);
    if (!side.changed) {
        side.before_known = side.loaded;
        side.before = side.loaded ? side.target : nullptr;
    }
    side.loaded = side.changed = true;
    side.target = entity;
}

// What a reference leads to as far as the session knows it without asking.
inline node_base* known_target(const relation& which, node_base& owner) {
    if (const auto* const side = known_side<reference_side>(which, owner); side != nullptr && side->loaded)
        return side->target;
    if (!which.owns_key() || owner.session == nullptr || owner.state != entity_state::persistent || owner.expired)
        return nullptr;
    return owner.session->mapper_of(owner.type).find_target(which, owner, sight::through_criteria);
}

// An entity of which one side was told: the side opposite `which` of the entity forgets or learns the owner.
inline void tell_back(const relation& which, node_base& owner, node_base& entity, bool joined) {
    if (which.back == no_relation) return;
    const relation& back = entity.type.relations[which.back];
    if (back.is_collection()) {
        if (joined) add_to_collection(back, entity, owner, said_by::other_side);
        else take_from_collection(back, entity, owner);
        return;
    }
    if (joined) {
        // It leaves the owner that it had, as far as that is known.
        node_base* const before = known_target(back, entity);
        if (before == nullptr || before == &owner) return point_at(back, entity, &owner, said_by::other_side);
        if (which.is_collection()) {
            auto& side = side_to_change(which, *before);
            point_at(back, entity, &owner, said_by::other_side);
            side.remove(entity);
        } else {
            side_of<reference_side>(which, *before);
            note_change(*before);
            point_at(back, entity, &owner, said_by::other_side);
            point_at(which, *before, nullptr, said_by::other_side);
        }
        return;
    }
    const auto* const side = known_side<reference_side>(back, entity);
    if (side == nullptr || !side->loaded || side->target == &owner)
        point_at(back, entity, nullptr, said_by::other_side);
}

// A pending orphan has nobody who wants it saved.
inline void drop_pending(node_base& entity) {
    if (entity.state == entity_state::pending && entity.session != nullptr) entity.session->remove_node(entity);
}

inline void append_entity(const relation& which, node_base& owner, node_base& entity) {
    if (which.kind == relationship_kind::has_many && which.back != no_relation) {
        const auto* const side = known_side<reference_side>(entity.type.relations[which.back], entity);
        // The program has said so already, of the other side.
        if (side != nullptr && side->loaded && side->target == &owner) {
            if (owner.session != nullptr) owner.session->cascade_from(which, owner, entity);
            tell_moves(owner);
            return;
        }
    }
    node_graph::join(owner, entity);
    auto& side = side_to_change(which, owner);
    const bool was_new = entity.session == nullptr;
    note_change(owner, which, entity, said_by::program);
    try {
        tell_back(which, owner, entity, true);
    } catch (...) {
        if (was_new) drop_pending(entity);
        throw;
    }
    side.add(entity);
    tell_moves(owner);
}

inline void remove_entity(const relation& which, node_base& owner, node_base& entity) {
    const node_keeper kept(entity);
    auto& side = side_to_change(which, owner);
    tell_back(which, owner, entity, false);
    side.remove(entity);
    if (which.cascades.delete_orphan) drop_pending(entity);
    tell_moves(owner);
}

inline void set_reference(const relation& which, node_base& owner, node_base* entity) {
    // What it referred to is an orphan then.
    if (which.owns_key() && which.cascades.delete_orphan && owner.session != nullptr &&
        owner.state == entity_state::persistent && !is_known(which, owner)) {
        if (owner.expired) reload_expired(owner);
        owner.session->mapper_of(owner.type).load(which, std::array<node_base*, 1>{&owner});
    }
    node_base* const before = known_target(which, owner);
    if (before == entity && side_of<reference_side>(which, owner).loaded) {
        if (entity != nullptr && owner.session != nullptr) owner.session->cascade_from(which, owner, *entity);
        tell_moves(owner);
        return;
    }
    const node_keeper kept = entity == nullptr ? node_keeper() : node_keeper(*entity);
    point_at(which, owner, entity, said_by::program);
    if (before != nullptr && before != entity) tell_back(which, owner, *before, false);
    if (entity != nullptr && before != entity) tell_back(which, owner, *entity, true);
    if (which.owns_key() && which.cascades.delete_orphan && before != nullptr && before != entity)
        drop_pending(*before);
    tell_moves(owner);
}

// The relationships of a value that has become an entity: they know where they are, and the other sides know them.
inline void adopt_relationships(node_base& owner) {
    for (const relation& each : owner.type.relations) {
        relationship_slot& slot = slot_of_relation(each, owner);
        if (slot.anchor() == nullptr || !slot.anchor()->is_side) {
            slot.set_anchor(&owner);
            continue;
        }
        static_cast<relationship_side*>(slot.anchor())->owner = &owner;
        const auto adopt = [&](node_base& entity) {
            node_graph::join(owner, entity);
            tell_back(each, owner, entity, true);
        };
        if (each.is_collection()) {
            auto& side = static_cast<collection_side&>(*slot.anchor());
            const node_keeper kept(std::move(side.kept));
            for (node_base* const entity : std::vector<node_base*>(side.added)) adopt(*entity);
        } else {
            auto& side = static_cast<reference_side&>(*slot.anchor());
            const node_keeper kept(std::move(side.kept));
            if (side.target != nullptr) adopt(*side.target);
        }
    }
}

// Whether something is related to a value.
inline bool has_related(const relation& which, const void* value) noexcept {
    const char* const place = static_cast<const char*>(value) + which.offset;
    const auto* const anchor = reinterpret_cast<const relationship_slot*>(place)->anchor();
    if (anchor == nullptr || !anchor->is_side) return false;
    const auto* const side = static_cast<const relationship_side*>(anchor);
    if (side->owner != nullptr) return false;
    if (which.is_collection()) return !static_cast<const collection_side*>(side)->added.empty();
    return static_cast<const reference_side*>(side)->target != nullptr;
}

inline void require_nothing_related(const entity_type& type, const void* value) {
    for (const relation& each : type.relations)
        if (has_related(each, value))
            throw invalid_state_error("a copy of this " + std::string(type.name) + " would have nothing in its " +
                                      std::string(each.name) +
                                      ", which the value has something in; move the value: std::move(value)");
}

}  // namespace cupel::detail

namespace cupel {

template <class T>
ref<T> make_entity(const T& value) {
    detail::require_nothing_related(detail::entity_type_of<T>(), &value);
    return make_entity<T>(T(value));
}

template <class T>
    requires(!std::is_lvalue_reference_v<T>)
ref<T> make_entity(T&& value) {
    auto* const made = new detail::node<T>(detail::entity_type_of<T>(), std::move(value));
    ref<T> handle = detail::handle_access::handle<T>(made);
    detail::adopt_relationships(*made);
    return handle;
}

}  // namespace cupel
