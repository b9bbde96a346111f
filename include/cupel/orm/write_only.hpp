// What collections do that are never loaded.
#pragma once

#include <cupel/orm/collection.hpp>
#include <cupel/orm/related_rows.hpp>
#include <cupel/schema/write_only.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

namespace cupel::detail {

template <class T>
struct write_only_operations {
    template <class Entity>
    static ref<T> add(relationship_slot& slot, Entity&& entity) {
        // Of a value, too, it knows only what was added.
        if (slot.anchor() == nullptr) slot.set_anchor(std::make_unique<collection_side>().release());
        return collection_operations<T>::append(slot, std::forward<Entity>(entity));
    }

    static void remove(relationship_slot& slot, const ref<T>& entity) {
        node_base& owner = owner_of_slot(slot, type_name<T>);
        const relation& which = relation_of_slot(slot, owner);
        node_base* const target = handle_access::node_of(entity);
        if (target == nullptr || !may_hold(which, owner, *target))
            throw programming_error(error_code::programming,
                                    "the entity to remove is not in the collection " + std::string(which.name));
        const bool is_row = has_row(which, owner, *target);
        remove_entity(which, owner, *target);
        // To take back that it was added leaves the row that it has.
        auto& side = side_of<collection_side>(which, owner);
        std::erase(side.added, target);
        if (is_row && !holds(side.removed, *target)) side.removed.push_back(target);
    }

    static void refuse_const() { collection_operations<T>::template refuse_const<"add(...) or remove(...)">(); }

    static std::size_t count(const relationship_slot& slot) {
        const auto* const side = known(slot);
        const node_base* const owner = side != nullptr ? side->owner : static_cast<const node_base*>(slot.anchor());
        if (owner == nullptr || owner->session == nullptr || owner->state != entity_state::persistent)
            return side == nullptr ? 0 : side->added.size();
        return collection_operations<T>::count(slot);
    }

private:
    static const collection_side* known(const relationship_slot& slot) noexcept {
        return slot.anchor() != nullptr && slot.anchor()->is_side ? static_cast<const collection_side*>(slot.anchor())
                                                                  : nullptr;
    }
    // Whether the database has it in the collection. Of a many_to_many it is asked only where the answer matters.
    static bool has_row(const relation& which, node_base& owner, node_base& entity) {
        if (which.kind != relationship_kind::many_to_many) return is_row_of(which, owner, entity);
        const auto* const side = known_side<collection_side>(which, owner);
        return side != nullptr && holds(side->added, entity) && owner.session != nullptr &&
               owner.state == entity_state::persistent && entity.state == entity_state::persistent &&
               owner.session->mapper_of(owner.type).is_linked(which, owner, entity);
    }
    // Of a many_to_many the flush finds out.
    static bool may_hold(const relation& which, node_base& owner, node_base& entity) {
        const auto* const side = known_side<collection_side>(which, owner);
        if (side != nullptr && holds(side->added, entity)) return true;
        if (side != nullptr && holds(side->removed, entity)) return false;
        if (entity.state != entity_state::persistent) return false;
        if (which.kind == relationship_kind::many_to_many) return true;
        if (entity.expired) reload_expired(entity);
        return which.refers_to(entity, owner);
    }
};

}  // namespace cupel::detail
