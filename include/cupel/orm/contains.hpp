// Conditions that a relationship leads to one row: contains<&User::posts>(post), has<&Post::author>(alice)
#pragma once

#include <cupel/orm/ref.hpp>
#include <cupel/orm/related_rows.hpp>
#include <cupel/sql/related.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

// A column by its number, of an alias.
template <class T, std::size_t Number, fixed_string Alias>
struct numbered_alias_column
    : operations_of<numbered_alias_column<T, Number, Alias>, typename numbered_column<T, Number>::value_type> {
    using owner = T;
    using member_type = column_type_of<T, Number>;
    using value_type = typename numbered_column<T, Number>::value_type;
    static constexpr bool has_values = false;
    static constexpr int precedence = detail::precedence::primary;
    static constexpr bool is_column = true;

    static constexpr std::string_view alias() noexcept { return Alias.view(); }
    static constexpr std::size_t index() noexcept { return Number; }
    static constexpr const column_info& info() noexcept { return table_of<T>().columns[Number]; }
    static constexpr std::string_view name() noexcept { return info().name; }
    static constexpr const table_info& table() noexcept { return table_of<T>(); }

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.column(table_of<T>(), Alias.view(), Number);
    }
    static constexpr void describe(problem& text) noexcept {
        text += "column ";
        table_of<T>().describe(text, Alias.view(), Number);
    }
};

// "related"."id" = ?1 AND ...
template <class T, fixed_string Alias, std::size_t... Place>
auto is_row_of(const T& object, std::index_sequence<Place...>) {
    return (... &&
            (numbered_alias_column<T, key_column<T, Place>, Alias>() == column_in<key_column<T, Place>>(object)));
}

// "post_tags"."tag_id" = ?1 AND ...
template <class Association, class Link, class T, std::size_t... Place>
auto is_linked_to(const T& object, std::index_sequence<Place...>) {
    return (... && (numbered_column<Association, Link::template child_column<Place>>() ==
                    column_in<Link::template parent_column<Place>>(object)));
}

// The query of related_test with one row of the association table in the place of the target.
template <auto Member, fixed_string Word, fixed_string Owner, class Criterion>
struct linked_test : operations<linked_test<Member, Word, Owner, Criterion>> {
    using value_type = bool;
    using owner = owner_of<Member>;
    static constexpr bool has_values = true;
    static constexpr int precedence = precedence::primary;

    Criterion criterion;

    constexpr explicit linked_test(Criterion given) : criterion(std::move(given)) {}

    // Of the owner under this alias.
    template <fixed_string Name>
    constexpr auto of(table_alias<owner, Name>) const {
        return linked_test<Member, Word, Name, Criterion>(criterion);
    }
    static constexpr void describe(problem& text) { describe_related<Member, Word>(text); }

    template <class Writer>
    static constexpr void render(Writer& w) {
        if (w.discovering) return w.discover(table_of<owner>(), Owner.view());
        exists_query<decltype(std::declval<const linked_test&>().query())>::render(w);
    }
    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        criterion.visit_values(visitor);
    }
    constexpr auto query() const {
        return cupel::select(constant_one{})
            .template from<typename related_keys<Member>::option::secondary_type>()
            .where(owner_link<Member, Owner, Word>{} && criterion);
    }
};

template <auto Member, fixed_string Word, bool ToMany, class T>
auto leads_to_row(const T& object) {
    using check = related_check<Member, Word, ToMany>;
    static_assert(refuse_if<check::value>::done);
    if constexpr (!check::ok) {
        return refused_operand<T>{};
    } else if constexpr (related_keys<Member>::through && !rows_of_relationship<Member>::filtered) {
        using traits = traits_of_relation<Member>;
        using link = key_link<typename traits::association, T, traits::target_key()>;
        auto criterion =
            is_linked_to<typename traits::association, link>(object, std::make_index_sequence<link::size>());
        return linked_test<Member, Word, "", decltype(criterion)>(std::move(criterion));
    } else {
        auto criterion = is_row_of<T, "related">(object, std::make_index_sequence<key_size<T>>());
        return related_test<Member, Word, "", "related", decltype(criterion)>(std::move(criterion));
    }
}

}  // namespace detail

// Whether a has_many or many_to_many leads to this row: EXISTS (SELECT 1 FROM "posts" AS "related" WHERE
// "related"."author_id" = "users"."id" AND "related"."id" = ?1), of a many_to_many in its association table. The entity, or an
// object with its key. Throws invalid_state_error if an entity has no key yet.
template <auto Member>
auto contains(const ref<detail::target_of<Member>>& entity) {
    return detail::leads_to_row<Member, "contains", true>(detail::object_with_key(entity));
}
template <auto Member>
auto contains(const detail::target_of<Member>& object) {
    return detail::leads_to_row<Member, "contains", true>(object);
}

// Whether a belongs_to or has_one leads to this row.
template <auto Member>
auto has(const ref<detail::target_of<Member>>& entity) {
    return detail::leads_to_row<Member, "has", false>(detail::object_with_key(entity));
}
template <auto Member>
auto has(const detail::target_of<Member>& object) {
    return detail::leads_to_row<Member, "has", false>(object);
}

}  // namespace cupel
