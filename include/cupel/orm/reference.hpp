// belongs_to and has_one as references to one entity.
#pragma once

#include <cupel/orm/collection.hpp>

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// "relationship Post::author of table posts refers to no User"
[[noreturn]] inline void throw_refers_to_none(const relationship_slot& slot, std::string_view target) {
    relationship_anchor* const anchor = slot.anchor();
    node_base* const owner = anchor == nullptr ? nullptr
                             : anchor->is_side ? static_cast<relationship_side*>(anchor)->owner
                                               : static_cast<node_base*>(anchor);
    std::string text = "the relationship refers to no ";
    if (owner != nullptr) {
        text = "relationship " + std::string(owner->type.name) + "::";
        text += relation_of_slot(slot, *owner).name;
        text += " of table " + std::string(table_of_type(owner->type).name) + " refers to no ";
    }
    throw programming_error(error_code::programming, text + std::string(target));
}

template <class T>
struct reference_operations {
    static void set(relationship_slot& slot, const ref<T>& entity) {
        node_base* const target = handle_access::node_of(entity);
        if (slot.anchor() == nullptr || (slot.anchor()->is_side && side(slot).owner == nullptr)) {
            // Of a value: it waits for the session.
            if (slot.anchor() == nullptr) slot.set_anchor(new reference_side());
            reference_side& mine = side(slot);
            mine.loaded = mine.changed = true;
            mine.target = target;
            mine.kept.clear();
            if (target != nullptr) mine.kept.keep(*target);
            return;
        }
        node_base& owner = owner_of_slot(slot, type_name<T>);
        set_reference(relation_of_slot(slot, owner), owner, target);
    }
    template <class Value>
        requires std::same_as<std::remove_cvref_t<Value>, T>
    static void set(relationship_slot& slot, Value&& value) {
        set(slot, make_entity<T>(std::forward<Value>(value)));
    }
    // What is no entity of T is refused.
    template <class Value>
        requires not_an_entity<Value, T>
    static void set(relationship_slot&, Value&&) {
        static_assert(refuse_if<not_of_relationship<T, std::remove_cvref_t<Value>>::value>::done);
    }
    template <fixed_string Operation>
    static void refuse_const() {
        static_assert(refuse_if<change_of_const<T, Operation>::value>::done);
    }

    static ref<T> get(const relationship_slot& slot) { return handle_access::handle<T>(target_of_slot(slot)); }
    static bool is_set(const relationship_slot& slot) { return target_of_slot(slot) != nullptr; }
    static T* require(const relationship_slot& slot) {
        node_base* const target = target_of_slot(slot);
        if (target == nullptr) throw_refers_to_none(slot, type_name<T>);
        if (!is_whole(*target)) make_whole(*target);
        return &static_cast<node<T>*>(target)->object;
    }
    static bool is_loaded(const relationship_slot& slot) {
        return slot.anchor() != nullptr && slot.anchor()->is_side && side(slot).loaded;
    }

private:
    static reference_side& side(const relationship_slot& slot) { return static_cast<reference_side&>(*slot.anchor()); }

    static node_base* target_of_slot(const relationship_slot& slot) {
        if (is_loaded(slot)) return side(slot).target;
        node_base& owner = owner_of_slot(slot, type_name<T>);
        const relation& which = relation_of_slot(slot, owner);
        load_relation(which, owner);
        const auto* const known = known_side<reference_side>(which, owner);
        return known == nullptr ? nullptr : known->target;
    }
};

}  // namespace cupel::detail
