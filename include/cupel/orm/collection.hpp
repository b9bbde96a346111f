// has_many and many_to_many as collections of handles.
#pragma once

#include <cupel/orm/ref.hpp>
#include <cupel/orm/relate.hpp>
#include <cupel/orm/relationship_misuse.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <vector>

namespace cupel::detail {

// The entity that a relationship member belongs to; throws for one in a value.
inline node_base& owner_of_slot(const relationship_slot& slot, std::string_view what) {
    relationship_anchor* const anchor = slot.anchor();
    node_base* const owner = anchor == nullptr ? nullptr
                             : anchor->is_side ? static_cast<relationship_side*>(anchor)->owner
                                               : static_cast<node_base*>(anchor);
    if (owner == nullptr)
        throw detached_instance_error("a relationship to " + std::string(what) +
                                      " of a value is not loaded: add the object to a session, and use its handle");
    return *owner;
}

// What a collection of T may be assigned.
template <class T, class Range>
struct replace_check {
    static constexpr bool ok = [] {
        if constexpr (requires(Range& range) {
                          std::begin(range);
                          std::end(range);
                      }) {
            using element = std::remove_cvref_t<decltype(*std::begin(std::declval<Range&>()))>;
            return std::same_as<element, T> || std::same_as<element, ref<T>>;
        } else {
            return false;
        }
    }();
    static constexpr problem value = [] {
        problem text;
        if (ok) return text;
        text = problem("cupel[E617]: a collection of ", type_name<T>);
        text += " is assigned what is no range of its entities; assign a range of ref<";
        text += type_name<T>;
        text += "> or of ";
        text += type_name<T>;
        text += ", or append(...) one";
        return text;
    }();
};

// Whether the foreign key of an entity that has a row leads to the owner. Of a many_to_many nobody knows.
inline bool is_row_of(const relation& which, node_base& owner, node_base& entity) {
    if (which.kind == relationship_kind::many_to_many || owner.state != entity_state::persistent ||
        entity.state != entity_state::persistent)
        return false;
    if (entity.expired) reload_expired(entity);
    return which.refers_to(entity, owner);
}

// How many entities a flush brings into a collection that is not loaded.
inline std::size_t added_rows(const relation& which, node_base& owner, const collection_side& side) {
    const std::unordered_set<node_base*> all(side.added.begin(), side.added.end());
    std::size_t found = 0;
    const auto is_there = [&](node_base& each) {
        if (which.kind != relationship_kind::many_to_many) return is_row_of(which, owner, each);
        return each.state == entity_state::persistent &&
               owner.session->mapper_of(owner.type).is_linked(which, owner, each);
    };
    for (node_base* const each : all)
        if (!is_there(*each)) ++found;
    return found;
}

template <class T>
struct collection_operations {
    static ref<T> append(relationship_slot& slot, const ref<T>& entity) {
        node_base* const target = handle_access::node_of(entity);
        if (target == nullptr) throw_empty_in_collection(type_name<T>);
        if (node_base* const owner = owner_if_any(slot); owner != nullptr) {
            append_entity(relation_of_slot(slot, *owner), *owner, *target);
        } else {
            side_of_value(slot).add(*target);
            side_of_value(slot).kept.keep(*target);
        }
        return entity;
    }
    template <class Value>
        requires std::same_as<std::remove_cvref_t<Value>, T>
    static ref<T> append(relationship_slot& slot, Value&& value) {
        return append(slot, make_entity<T>(std::forward<Value>(value)));
    }
    // What is no entity of T is refused.
    template <class Value>
        requires not_an_entity<Value, T>
    static ref<T> append(relationship_slot&, Value&&) {
        static_assert(refuse_if<not_of_relationship<T, std::remove_cvref_t<Value>>::value>::done);
        return {};
    }
    template <fixed_string Operation>
    static void refuse_const() {
        static_assert(refuse_if<change_of_const<T, Operation>::value>::done);
    }

    static void remove(relationship_slot& slot, const ref<T>& entity) {
        node_base& owner = owner_of_slot(slot, type_name<T>);
        const relation& which = relation_of_slot(slot, owner);
        node_base* const target = handle_access::node_of(entity);
        const auto& side = loaded(slot);
        if (target == nullptr || !holds(side.items(), *target))
            throw programming_error(error_code::programming,
                                    "the entity to remove is not in the collection " + std::string(which.name));
        remove_entity(which, owner, *target);
    }
    static void clear(relationship_slot& slot) {
        node_base& owner = owner_of_slot(slot, type_name<T>);
        const relation& which = relation_of_slot(slot, owner);
        const std::vector<node_base*> all = loaded(slot).items();
        for (auto each = all.rbegin(); each != all.rend(); ++each) remove_entity(which, owner, **each);
    }

    // What is in the range and was not goes in, what was and is not goes out; a range of objects makes entities.
    template <class Range>
    static void replace(relationship_slot& slot, Range&& entities) {
        using check = replace_check<T, std::remove_reference_t<Range>>;
        static_assert(refuse_if<check::value>::done);
        if constexpr (check::ok) replace_by(slot, std::forward<Range>(entities));
    }

    // How many it holds. Where it is not loaded, the database counts, after a flush.
    static std::size_t count(const relationship_slot& slot) {
        node_base* const owner = owner_if_any(slot);
        if (is_loaded(slot) || owner == nullptr || owner->session == nullptr ||
            owner->state != entity_state::persistent)
            return size(slot);
        owner->session->autoflush();
        if (owner->expired) reload_expired(*owner);
        const relation& which = relation_of_slot(slot, *owner);
        std::int64_t found = owner->session->mapper_of(owner->type).count(which, *owner);
        if (const auto* const side = known_side<collection_side>(which, *owner))
            found += static_cast<std::int64_t>(added_rows(which, *owner, *side)) -
                     static_cast<std::int64_t>(side->removed.size());
        return static_cast<std::size_t>(std::max<std::int64_t>(found, 0));
    }

    // Goes through what the collection held when the loop began, whatever becomes of it meanwhile.
    class iterator {
    public:
        using value_type = ref<T>;
        using difference_type = std::ptrdiff_t;
        using reference = ref<T>;
        using iterator_category = std::input_iterator_tag;
        using iterator_concept = std::forward_iterator_tag;

        iterator() = default;
        iterator(std::shared_ptr<const std::vector<node_base*>> of, std::size_t at)
            : of_(std::move(of)), at_(of_ == nullptr ? nullptr : of_->data() + at) {}

        ref<T> operator*() const { return handle_access::handle<T>(*at_); }
        iterator& operator++() {
            ++at_;
            return *this;
        }
        iterator operator++(int) {
            iterator before = *this;
            ++at_;
            return before;
        }
        bool operator==(const iterator& other) const noexcept { return at_ == other.at_; }

    private:
        std::shared_ptr<const std::vector<node_base*>> of_{};
        node_base* const* at_ = nullptr;
    };

    static iterator begin(const relationship_slot& slot) { return iterator(loaded(slot).shared_items(), 0); }
    static iterator end(const relationship_slot& slot) {
        const auto& side = loaded(slot);
        return iterator(side.shared_items(), side.items().size());
    }
    static std::size_t size(const relationship_slot& slot) { return loaded(slot).items().size(); }
    static ref<T> at(const relationship_slot& slot, std::size_t index) {
        return handle_access::handle<T>(loaded(slot).items().at(index));
    }
    static bool contains(const relationship_slot& slot, const ref<T>& entity) {
        return entity && holds(loaded(slot).items(), *handle_access::node_of(entity));
    }
    static bool is_loaded(const relationship_slot& slot) {
        return slot.anchor() != nullptr && slot.anchor()->is_side &&
               static_cast<collection_side*>(slot.anchor())->loaded;
    }

private:
    template <class Range>
    static void replace_by(relationship_slot& slot, Range&& entities) {
        std::vector<ref<T>> wanted;
        for (auto&& each : entities) {
            if constexpr (std::same_as<std::remove_cvref_t<decltype(each)>, T>)
                wanted.push_back(make_entity<T>(std::forward<decltype(each)>(each)));
            else wanted.push_back(each);
        }
        std::unordered_set<const node_base*> all;
        for (const ref<T>& each : wanted) all.insert(handle_access::node_of(each));
        if (node_base* const owner = owner_if_any(slot); owner != nullptr) {
            const relation& which = relation_of_slot(slot, *owner);
            for (node_base* const each : std::vector<node_base*>(loaded(slot).items()))
                if (all.count(each) == 0) remove_entity(which, *owner, *each);
        } else if (slot.anchor() != nullptr) {
            delete static_cast<relationship_side*>(slot.anchor());
            slot.set_anchor(nullptr);
        }
        std::unordered_set<const node_base*> there;
        if (slot.anchor() != nullptr)
            for (node_base* const each : loaded(slot).items()) there.insert(each);
        for (const ref<T>& each : wanted)
            if (there.insert(handle_access::node_of(each)).second) append(slot, each);
    }

    static node_base* owner_if_any(const relationship_slot& slot) noexcept {
        relationship_anchor* const anchor = slot.anchor();
        if (anchor == nullptr) return nullptr;
        return anchor->is_side ? static_cast<relationship_side*>(anchor)->owner : static_cast<node_base*>(anchor);
    }

    static collection_side& side_of_value(relationship_slot& slot) {
        if (slot.anchor() == nullptr) {
            auto made = std::make_unique<collection_side>();
            made->loaded = true;
            slot.set_anchor(made.release());
        }
        return static_cast<collection_side&>(*slot.anchor());
    }

    static const collection_side& loaded(const relationship_slot& slot) {
        if (owner_if_any(slot) == nullptr && slot.anchor() != nullptr)
            return static_cast<const collection_side&>(*slot.anchor());
        node_base& owner = owner_of_slot(slot, type_name<T>);
        const relation& which = relation_of_slot(slot, owner);
        auto* side = known_side<collection_side>(which, owner);
        if (side == nullptr || !side->loaded) {
            load_relation(which, owner);
            side = known_side<collection_side>(which, owner);
        }
        return *side;
    }
};

}  // namespace cupel::detail
