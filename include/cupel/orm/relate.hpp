// Changing a relationship: both sides stay in step, and neither is loaded for it.
#pragma once

#include <cupel/orm/lazy_load.hpp>
#include <cupel/orm/ref.hpp>
#include <cupel/orm/session_base.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel::detail {

inline void note_change(node_base& owner) {
    if (owner.session != nullptr) owner.session->note_related(owner);
}
// The program said so of this side, which may bring the entity into the session, with what it leads to; what the other
// side says does not. Where the change fails, take_back() is called.
class cascaded {
public:
    cascaded(const relation& which, node_base& owner, node_base& entity)
        : session_(owner.session), entity_(entity), before_(session_ == nullptr ? 0 : session_->last_sequence()) {
        note_change(owner);
        if (session_ != nullptr) along_ = session_->cascade_from(which, owner, entity);
    }
    void take_back() {
        if (session_ != nullptr) session_->take_back(entity_, along_, before_);
    }

private:
    session_base* session_;
    node_base& entity_;
    std::uint64_t before_;
    std::vector<node_base*> along_{};
};

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

// The same of a reference, and the change itself, which needs nothing.
inline reference_side& reference_to_change(const relation& which, node_base& owner) {
    auto& side = side_of<reference_side>(which, owner);
    note_change(owner);
    return side;
}
inline void point(reference_side& side, node_base* entity) noexcept {
    if (!side.changed) {
        side.before_known = side.loaded;
        side.before = side.loaded ? side.target : nullptr;
    }
    side.loaded = side.changed = true;
    side.target = entity;
}

// What a reference leads to as far as the session knows it without asking.
inline node_base* known_target(const relation& which, node_base& owner) {
    const auto* const side = known_side<reference_side>(which, owner);
    const bool is_read = side != nullptr && side->loaded;
    if (is_read && (side->changed || side->target != nullptr)) return side->target;
    if (!which.owns_key() || owner.session == nullptr || owner.state != entity_state::persistent || owner.expired)
        return nullptr;
    // What was read as none may be hidden.
    return owner.session->mapper_of(owner.type)
        .find_target(which, owner, is_read ? sight::all : sight::through_criteria);
}

// Whether a reference that was read as none has a foreign key all the same: criteria hide the row.
inline bool hides_target(const relation& which, const node_base& owner, const reference_side& side) {
    return which.owns_key() && side.target == nullptr && !side.changed && !owner.expired && which.has_key(owner);
}

// An entity of which one side was told: the side opposite `which` of the entity forgets or learns the owner. The
// constructor does what may fail, and changes nothing; make() is the change.
class far_change {
public:
    far_change(const relation& which, node_base& owner, node_base* entity, bool joins)
        : owner_(owner), entity_(entity), joins_(joins) {
        if (entity == nullptr || which.back == no_relation) return;
        const relation& back = entity->type.relations[which.back];
        if (joins) node_graph::join(owner, *entity);
        if (back.is_collection()) {
            many_ = &side_to_change(back, *entity);
            return;
        }
        const auto* const side = known_side<reference_side>(back, *entity);
        if (!joins && side != nullptr && side->loaded && side->target != &owner) return;
        // It leaves the owner that it had, as far as that is known.
        node_base* const before = joins ? known_target(back, *entity) : nullptr;
        one_ = &reference_to_change(back, *entity);
        if (before == nullptr || before == &owner) return;
        if (which.is_collection()) left_many_ = &side_to_change(which, *before);
        else left_one_ = &reference_to_change(which, *before);
    }
    void make() const {
        if (many_ != nullptr) joins_ ? many_->add(owner_) : many_->remove(owner_);
        if (one_ != nullptr) point(*one_, joins_ ? &owner_ : nullptr);
        if (left_many_ != nullptr) left_many_->remove(*entity_);
        if (left_one_ != nullptr) point(*left_one_, nullptr);
    }

private:
    node_base& owner_;
    node_base* entity_;
    bool joins_;
    collection_side* many_ = nullptr;
    reference_side* one_ = nullptr;
    collection_side* left_many_ = nullptr;
    reference_side* left_one_ = nullptr;
};

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
    cascaded came(which, owner, entity);
    try {
        far_change(which, owner, &entity, true).make();
    } catch (...) {
        came.take_back();
        throw;
    }
    side.add(entity);
    tell_moves(owner);
}

inline void remove_entity(const relation& which, node_base& owner, node_base& entity) {
    const node_keeper kept(entity);
    auto& side = side_to_change(which, owner);
    far_change(which, owner, &entity, false).make();
    side.remove(entity);
    if (which.cascades.delete_orphan) drop_pending(entity);
    tell_moves(owner);
}

// One entity in the place of another.
inline void exchange_entity(const relation& which, node_base& owner, node_base& before, node_base& entity) {
    const node_keeper kept(before);
    node_graph::join(owner, entity);
    auto& side = side_to_change(which, owner);
    const far_change leaving(which, owner, &before, false);
    cascaded came(which, owner, entity);
    try {
        const far_change coming(which, owner, &entity, true);
        leaving.make();
        side.remove(before);
        coming.make();
        side.add(entity);
    } catch (...) {
        came.take_back();
        throw;
    }
    if (which.cascades.delete_orphan) drop_pending(before);
    tell_moves(owner);
}

// Whether the other side does not say otherwise: a has_one may have been emptied before it knew what it held.
inline bool agrees(const relation& which, node_base& owner, node_base& entity) {
    if (which.back == no_relation || entity.type.relations[which.back].is_collection()) return true;
    const auto* const side = known_side<reference_side>(entity.type.relations[which.back], entity);
    return side == nullptr || !side->loaded || side->target == &owner;
}

inline void set_reference(const relation& which, node_base& owner, node_base* entity) {
    // What it referred to is an orphan then.
    if (which.owns_key() && which.cascades.delete_orphan && owner.session != nullptr &&
        owner.state == entity_state::persistent && !is_known(which, owner)) {
        if (owner.expired) reload_expired(owner);
        owner.session->mapper_of(owner.type).load(which, std::array<node_base*, 1>{&owner});
    }
    node_base* const before = known_target(which, owner);
    const bool is_said = before == entity && (entity == nullptr || agrees(which, owner, *entity));
    if (const auto& side = side_of<reference_side>(which, owner);
        is_said && side.loaded && !hides_target(which, owner, side)) {
        if (entity != nullptr && owner.session != nullptr) owner.session->cascade_from(which, owner, *entity);
        tell_moves(owner);
        return;
    }
    const node_keeper kept = entity == nullptr ? node_keeper() : node_keeper(*entity);
    if (entity != nullptr) node_graph::join(owner, *entity);
    auto& side = reference_to_change(which, owner);
    const far_change leaving(which, owner, before == entity ? nullptr : before, false);
    std::optional<cascaded> came;
    if (entity != nullptr) came.emplace(which, owner, *entity);
    try {
        const far_change coming(which, owner, is_said ? nullptr : entity, true);
        point(side, entity);
        leaving.make();
        coming.make();
    } catch (...) {
        if (came) came->take_back();
        throw;
    }
    if (before != nullptr && before != entity) {
        if (which.cascades.delete_orphan) drop_pending(*before);
        else if (entity == nullptr && which.owns_key() && which.back != no_relation &&
                 before->type.relations[which.back].cascades.delete_orphan)
            drop_pending(owner);
        tell_moves(*before);
    }
    tell_moves(owner);
}

// An entity that is not to be: what it refers to forgets it, as far as it was told. Where memory is short that is left
// to a rollback.
inline void disown(node_base& owner, std::size_t told = static_cast<std::size_t>(-1)) noexcept {
    const auto part = [&](const relation& which, node_base& entity) {
        try {
            far_change(which, owner, &entity, false).make();
        } catch (...) {
        }
    };
    for (const relation& each : owner.type.relations) {
        if (each.is_collection()) {
            const auto* const side = known_side<collection_side>(each, owner);
            if (side == nullptr) continue;
            for (node_base* const entity : side->added) {
                if (told-- == 0) return;
                part(each, *entity);
            }
        } else if (const auto* const side = known_side<reference_side>(each, owner); side && side->target != nullptr) {
            if (told-- == 0) return;
            part(each, *side->target);
        }
    }
}

// The relationships of a value that has become an entity: they know where they are, and the other sides know them. The
// count is of those that were told.
inline void adopt_relationships(node_base& owner, std::size_t& told) {
    for (const relation& each : owner.type.relations) {
        relationship_slot& slot = slot_of_relation(each, owner);
        if (slot.anchor() == nullptr || !slot.anchor()->is_side) {
            slot.set_anchor(&owner);
            continue;
        }
        static_cast<relationship_side*>(slot.anchor())->owner = &owner;
        const auto adopt = [&](node_base& entity) {
            node_graph::join(owner, entity);
            far_change(each, owner, &entity, true).make();
            ++told;
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
    std::size_t told = 0;
    try {
        detail::adopt_relationships(*made, told);
    } catch (...) {
        detail::disown(*made, told);
        throw;
    }
    return handle;
}

}  // namespace cupel
