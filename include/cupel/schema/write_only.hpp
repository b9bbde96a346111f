// Collections that are never loaded, for very many rows: write_only<has_many<Event>>. In a header of its own: few models have one.
#pragma once

#include <cupel/core/diagnostic.hpp>
#include <cupel/reflect/member.hpp>
#include <cupel/schema/relationship.hpp>

#include <cstddef>
#include <utility>

namespace cupel {

namespace detail {

// cupel/orm/write_only.hpp defines them.
template <class T>
struct write_only_operations;

template <class T, fixed_string What>
struct never_loaded {
    static constexpr problem value{"cupel[E568]: a write_only collection of ", type_name<T>, " ", What.view(),
                                   ", but is never loaded; select its rows: s.scalars(select<&Owner::member>(handle))"};
};

}  // namespace detail

// A has_many or many_to_many that writes what it is told and reads nothing: neither do queries load it, nor does a flush.
// select<&User::events>(alice) is the query of its rows, bulk_insert<&User::events>(alice, range) of a session their INSERT.
template <class Relation>
struct write_only : detail::relationship_slot {
    using target = typename Relation::target;
    using operations = detail::write_only_operations<target>;
    static constexpr relationship_kind kind = Relation::kind;
    static constexpr bool is_write_only = true;
    bool operator==(const write_only&) const = default;

    // Adds an entity, or a T that becomes one, and gives its handle. The other side is set too.
    template <class Entity>
    ref<target> add(Entity&& entity) {
        return operations::add(*this, std::forward<Entity>(entity));
    }
    // Entities or objects of a range.
    template <class Range>
    void add_all(Range&& entities) {
        for (auto&& each : entities) (void)add(std::forward<decltype(each)>(each));
    }
    // Takes an entity out. Throws programming_error if its foreign key leads elsewhere, or it was taken out already.
    void remove(const ref<target>& entity) { operations::remove(*this, entity); }
    // SELECT count(*), and what is not flushed yet.
    std::size_t count() const { return operations::count(*this); }
    // Those of a const object are refused.
    template <class Entity>
    void add(Entity&&) const {
        operations::refuse_const();
    }
    void remove(const ref<target>&) const { operations::refuse_const(); }

    bool is_loaded() const noexcept { return false; }

    // Refused: they would load it.
    ref<target>* begin() const {
        static_assert(detail::refuse_if<detail::never_loaded<target, "is read by a loop">::value>::done);
        return nullptr;
    }
    ref<target>* end() const { return nullptr; }
    std::size_t size() const {
        static_assert(
            detail::refuse_if<detail::never_loaded<target, "is asked for its size(), not count()">::value>::done);
        return 0;
    }
    bool empty() const {
        static_assert(detail::refuse_if<
                      detail::never_loaded<target, "is asked whether it is empty(), not for count()">::value>::done);
        return true;
    }
    bool contains(const ref<target>&) const {
        static_assert(detail::refuse_if<detail::never_loaded<target, "is searched by contains(...)">::value>::done);
        return false;
    }
    ref<target> operator[](std::size_t) const {
        static_assert(
            detail::refuse_if<detail::never_loaded<target, "is asked for an entity by its place">::value>::done);
        return {};
    }
};

}  // namespace cupel
