// The rows that a relationship of one entity leads to, as a statement, and many of them at once: select<&User::events>(alice)
#pragma once

#include <cupel/orm/ref.hpp>
#include <cupel/orm/relation_query.hpp>
#include <cupel/orm/session_base.hpp>

#include <cstddef>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel {

namespace detail {

template <auto Member>
using traits_of_relation =
    relation_traits<owner_of<Member>, relation_fields<owner_of<Member>>[relation_number<Member>()]>;

// The object of a handle; what is pending is flushed first, so that it has a key.
template <class T>
const T& object_with_key(const ref<T>& entity) {
    const T& object = *entity;
    node_base* const node = handle_access::node_of(entity);
    if (lacks_key(object) && node->session != nullptr) node->session->autoflush();
    if (lacks_key(object))
        throw invalid_state_error("an entity of " + std::string(type_name<T>) + " is " +
                                  std::string(state_name(entity.state())) +
                                  " and has no key to be looked for; flush() its session first");
    return object;
}

// "events"."user_id" = ?1 AND ..., of the columns of Child that refer to the owner.
template <class Child, class Link, class Owner, std::size_t... Place>
auto refers_to_owner(const Owner& owner, std::index_sequence<Place...>) {
    return (... && (numbered_column<Child, Link::template child_column<Place>>() ==
                    column_in<Link::template parent_column<Place>>(owner)));
}
template <class Association, class Link, class Target, std::size_t... Place>
auto joins_target(std::index_sequence<Place...>) {
    return (... && (numbered_column<Association, Link::template child_column<Place>>() ==
                    numbered_column<Target, Link::template parent_column<Place>>()));
}

template <auto Member, class... Conditions>
auto select_related(const owner_of<Member>& owner, const Conditions&... conditions) {
    using traits = traits_of_relation<Member>;
    using target = typename traits::target;
    const auto all = [&](const auto& leads) { return (traits::among_its_rows(leads) && ... && conditions); };
    if constexpr (traits::through) {
        using association = typename traits::association;
        using own = key_link<association, owner_of<Member>, traits::own_key()>;
        using far = key_link<association, target, traits::target_key()>;
        return select<target>()
            .template join<association>(joins_target<association, far, target>(std::make_index_sequence<far::size>()))
            .where(all(refers_to_owner<association, own>(owner, std::make_index_sequence<own::size>())));
    } else {
        using link = typename traits::link;
        return select<target>().where(
            all(refers_to_owner<target, link>(owner, std::make_index_sequence<link::size>())));
    }
}

template <class Link, class Child, class Parent>
void refer_to(Child& child, const Parent& parent) {
    Link::for_each([&](auto place) {
        Link::assign_key(column_in<Link::template child_column<place>>(child),
                         column_in<Link::template parent_column<place>>(parent));
    });
}

// INSERT of the rows with their foreign keys; of a many_to_many of the rows, then of those of the association table.
template <auto Member, class Session, class Range>
void bulk_insert_related(Session& session, const ref<owner_of<Member>>& handle, const Range& objects) {
    using traits = traits_of_relation<Member>;
    using target = typename traits::target;
    const owner_of<Member>& owner = object_with_key(handle);
    std::vector<target> rows(std::begin(objects), std::end(objects));
    if constexpr (!traits::through) {
        for (target& each : rows) refer_to<typename traits::link>(each, owner);
        session.bulk_insert(rows);
    } else {
        using association = typename traits::association;
        using own = key_link<association, owner_of<Member>, traits::own_key()>;
        using far = key_link<association, target, traits::target_key()>;
        std::vector<association> links;
        std::vector<target> fresh;
        const auto add_link = [&](const target& to) {
            refer_to<own>(links.emplace_back(), owner);
            refer_to<far>(links.back(), to);
        };
        for (const target& each : rows)
            if (lacks_key(each)) fresh.push_back(each);
        std::erase_if(rows, [](const target& each) { return lacks_key(each); });
        if (!rows.empty()) session.bulk_insert(rows);
        for (const target& each : rows) add_link(each);
        if (!fresh.empty()) {
            if constexpr (version_column<target> != no_column)
                for (target& each : fresh) column_in<version_column<target>>(each) = 1;
            session.pin_values(fresh);
            if constexpr (has_generated_key<target>())
                for (auto& row : session.run(insert_into<target>().values(fresh).returning(entity<target>)))
                    add_link(row);
        }
        if (links.empty()) return;
        insert_associations<own, far>(session, links);
    }
}

}  // namespace detail

// SELECT of the rows that a relationship of an entity leads to, which fulfil all of the conditions too; .order_by(...),
// .limit(...) and .options(...) go on from there. A pending owner is flushed first. Throws invalid_state_error if it has no key.
template <auto Member, class... Conditions>
    requires(detail::relationship_member<detail::value_of<Member>>)
auto select(const ref<detail::owner_of<Member>>& owner, const Conditions&... conditions) {
    return detail::select_related<Member>(detail::object_with_key(owner), conditions...);
}

}  // namespace cupel
