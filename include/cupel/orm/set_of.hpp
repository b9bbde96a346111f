// Collections that are sets: set_of<many_to_many<Tag>>. In a header of its own: few models have one.
#pragma once

#include <cupel/orm/unique_collection.hpp>

#include <boost/unordered/unordered_flat_set.hpp>

#include <concepts>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

struct set_side final : collection_side {
    boost::unordered_flat_set<const node_base*> index{};

    set_side() { unique = true; }

    void build_index() override {
        index.clear();
        index.insert(items().begin(), items().end());
        indexed = true;
    }
    bool has_already(const node_base& entity) override {
        if (!indexed) build_index();
        return index.contains(&entity);
    }
    void index_added(node_base& entity) override { index.insert(&entity); }
    void index_removed(node_base& entity) override { index.erase(&entity); }
};

}  // namespace detail

// A has_many or many_to_many that holds each entity once, whoever adds it how often, and knows without a search whether it
// does. What is added to an entity with a row loads it first.
template <class Relation>
struct set_of : detail::unique_collection<set_of<Relation>, Relation, detail::set_side> {
    using base = detail::unique_collection<set_of<Relation>, Relation, detail::set_side>;
    using typename base::target;
    bool operator==(const set_of&) const = default;

    // Adds an entity, or a T that becomes one, and gives its handle; nothing if it is in already. The other side is set too.
    template <class Entity>
    ref<target> add(Entity&& entity) {
        const ref<target> added = detail::as_entity<target>(std::forward<Entity>(entity));
        return added && this->held().has_already(*detail::handle_access::node_of(added))
                   ? added
                   : base::operations::append(*this, added);
    }
    // That of a const object is refused.
    template <class Entity>
    void add(Entity&&) const {
        base::operations::template refuse_const<"add(...)">();
    }
    bool contains(const ref<target>& entity) const {
        auto& side = detail::indexed_side<detail::set_side, target>(*this);
        return entity && side.has_already(*detail::handle_access::node_of(entity));
    }

    // The same as replace(range).
    template <class Range>
        requires(!std::derived_from<std::remove_cvref_t<Range>, detail::relationship_slot>)
    set_of& operator=(Range&& entities) {
        this->replace(std::forward<Range>(entities));
        return *this;
    }
};

}  // namespace cupel
