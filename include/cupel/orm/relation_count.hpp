// How many entities a collection has, asked of the database.
#pragma once

#include <cupel/orm/relation_query.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>

namespace cupel::detail {

template <class T, std::size_t Number, class Session>
struct relation_count {
    using traits = relation_traits<T, relation_fields<T>[Number]>;
    using target = typename traits::target;

    static std::int64_t of(Session& session, const T& owner) {
        if constexpr (traits::through) {
            using association = typename traits::association;
            using own = key_link<association, T, traits::own_key()>;
            using values = link_values<own, T, std::make_index_sequence<own::size>>;
            using far = key_link<association, target, traits::target_key()>;
            return session
                .run(select(func::count())
                         .template from<association>()
                         .template join<target>(on_target<far>(std::make_index_sequence<far::size>()))
                         .where(traits::among_its_rows(
                             values::template is_in<association, true>({values::of_parent(owner)}))))
                .scalar();
        } else if constexpr (traits::kind == relationship_kind::has_many) {
            using link = typename traits::link;
            using values = link_values<link, T, std::make_index_sequence<link::size>>;
            return session
                .run(select(func::count())
                         .template from<target>()
                         .where(
                             traits::among_its_rows(values::template is_in<target, true>({values::of_parent(owner)}))))
                .scalar();
        } else {
            return 0;
        }
    }

    static bool is_linked([[maybe_unused]] Session& session, [[maybe_unused]] const T& owner,
                          [[maybe_unused]] const node_base& entity) {
        if constexpr (traits::through) {
            using association = typename traits::association;
            using own = key_link<association, T, traits::own_key()>;
            using far = key_link<association, target, traits::target_key()>;
            using owners = link_values<own, T, std::make_index_sequence<own::size>>;
            using targets = link_values<far, target, std::make_index_sequence<far::size>>;
            return session
                       .run(select(func::count())
                                .template from<association>()
                                .where(owners::template is_in<association, true>({owners::of_parent(owner)}) &&
                                       targets::template is_in<association, true>(
                                           {targets::of_parent(static_cast<const node<target>&>(entity).object)})))
                       .scalar() != 0;
        } else {
            return false;
        }
    }

private:
    template <class Link, std::size_t... Place>
    static auto on_target(std::index_sequence<Place...>) {
        return (... && (numbered_column<typename traits::association, Link::template child_column<Place>>() ==
                        numbered_column<target, Link::template parent_column<Place>>()));
    }
};

}  // namespace cupel::detail
