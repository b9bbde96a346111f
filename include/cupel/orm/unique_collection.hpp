// What collections without duplicates have in common: sets, and those with a key.
#pragma once

#include <cupel/orm/collection.hpp>
#include <cupel/schema/relationship.hpp>

#include <concepts>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <vector>

namespace cupel::detail {

// What the collection holds; loads it. A Side is a collection_side with an index of what it holds.
template <class Side, class T>
Side& indexed_side(const relationship_slot& slot) {
    static_cast<void>(collection_operations<T>::size(slot));
    return static_cast<Side&>(*slot.anchor());
}
// The same of a value that has none yet.
template <class Side, class T>
Side& made_side(relationship_slot& slot) {
    if (slot.anchor() == nullptr) {
        auto made = std::make_unique<Side>();
        made->loaded = true;
        slot.set_anchor(made.release());
    }
    return indexed_side<Side, T>(slot);
}

template <class Derived, class Relation, class Side>
struct unique_collection : relationship_slot {
    using target = typename Relation::target;
    using side_type = Side;
    static constexpr relationship_kind kind = Relation::kind;
    bool operator==(const unique_collection&) const = default;

    // Takes an entity out. Throws programming_error if it is not in.
    void remove(const ref<target>& entity) { operations::remove(*this, entity); }
    void clear() { operations::clear(*this); }
    // Holds what the range has, entities or objects, and nothing else. The same as `= range`.
    template <class Range>
    void replace(Range&& entities) {
        using check = replace_check<target, std::remove_reference_t<Range>>;
        static_assert(refuse_if<check::value>::done);
        if constexpr (check::ok) replace_by(std::forward<Range>(entities));
    }

    // Those of a const object are refused.
    void remove(const ref<target>&) const { operations::template refuse_const<"remove(...)">(); }
    void clear() const { operations::template refuse_const<"clear()">(); }
    template <class Range>
    void replace(Range&&) const {
        operations::template refuse_const<"replace(...)">();
    }

    // What the collection holds; loads it.
    auto begin() const { return operations::begin(*this); }
    auto end() const { return operations::end(*this); }
    std::size_t size() const { return operations::size(*this); }
    bool empty() const { return size() == 0; }
    // The same as size(), without loading: SELECT count(*), if it is not loaded already.
    std::size_t count() const { return operations::count(*this); }
    bool is_loaded() const { return operations::is_loaded(*this); }

protected:
    using operations = collection_operations<target>;

    Side& held() { return made_side<Side, target>(*this); }
    // What `= range` adds.
    void add_all(const std::vector<ref<target>>& wanted) {
        for (const ref<target>& each : wanted) static_cast<Derived&>(*this).add(each);
    }

private:
    template <class Range>
    void replace_by(Range&& entities) {
        std::vector<ref<target>> wanted;
        std::unordered_set<const node_base*> all;
        for (auto&& each : entities) {
            if constexpr (std::same_as<std::remove_cvref_t<decltype(each)>, target>)
                wanted.push_back(make_entity<target>(std::forward<decltype(each)>(each)));
            else wanted.push_back(each);
            all.insert(handle_access::node_of(wanted.back()));
        }
        // What cannot be is refused before anything is changed.
        if (all.count(nullptr) != 0) throw_empty_in_collection(type_name<target>);
        if constexpr (requires { Side::require_distinct(wanted); }) Side::require_distinct(wanted);
        if (Side& side = held(); side.owner != nullptr) {
            const relation& which = relation_of_slot(*this, *side.owner);
            for (node_base* const each : std::vector<node_base*>(side.items()))
                if (all.count(each) == 0) remove_entity(which, *side.owner, *each);
        } else {
            side.forget();
            side.loaded = true;
        }
        static_cast<Derived&>(*this).add_all(wanted);
    }
};

template <class T, class Entity>
ref<T> as_entity(Entity&& given) {
    if constexpr (std::same_as<std::remove_cvref_t<Entity>, T>) {
        return make_entity<T>(std::forward<Entity>(given));
    } else if constexpr (not_an_entity<Entity, T>) {
        static_assert(refuse_if<not_of_relationship<T, std::remove_cvref_t<Entity>>::value>::done);
        return {};
    } else {
        return given;
    }
}

}  // namespace cupel::detail
