// What is given to the bulk operations of a session that cannot be their rows or columns.
#pragma once

#include <cupel/core/diagnostic.hpp>
#include <cupel/core/fixed_string.hpp>
#include <cupel/reflect/member.hpp>
#include <cupel/schema/metadata.hpp>
#include <cupel/schema/relationship.hpp>

#include <concepts>
#include <iterator>
#include <type_traits>
#include <utility>

namespace cupel::detail {

template <class Range>
struct bulk_rows {
    using type = void;
};
template <class Range>
    requires requires(const Range& range) {
        *std::begin(range);
        std::end(range);
    }
struct bulk_rows<Range> {
    using type = std::remove_cvref_t<decltype(*std::begin(std::declval<const Range&>()))>;
};

// The type of the objects; void if there are none.
template <class Range>
using bulk_element = typename bulk_rows<Range>::type;

// A range of objects that have a table.
template <class Range, fixed_string Operation>
struct bulk_range_check {
    using element = bulk_element<Range>;
    static constexpr bool ok = model<element>;
    static constexpr problem value = [] {
        problem text;
        if constexpr (!ok) {
            text = problem("cupel[E587]: ", Operation.view(), " of a session is given ");
            if constexpr (std::is_void_v<element>) {
                text += "one ";
                text += type_name<Range>;
                text += ", which is no range; give a range of objects, as std::vector{object}";
            } else if constexpr (is_handle<element>) {
                text += "handles of ";
                text += type_name<typename element::element_type>;
                text += ", whose rows a flush writes; change the entities and flush(), or give objects: a range of ";
                text += type_name<typename element::element_type>;
            } else {
                text += "a range of ";
                text += type_name<element>;
                text += ", which is mapped to no table; give a range of objects of a model";
            }
        }
        return text;
    }();
};

template <class T, auto Member>
constexpr bool is_bulk_column() {
    if constexpr (!std::same_as<owner_of<Member>, T>) return false;
    else return !relationship_member<value_of<Member>>;
}

// bulk_update<&T::member, ...> of objects of T.
template <class T, auto... Members>
struct bulk_update_check {
    static constexpr bool ok = (... && is_bulk_column<T, Members>());
    template <auto Member>
    static constexpr void describe(problem& text) {
        if (text.found() || is_bulk_column<T, Member>()) return;
        text = problem("cupel[E597]: bulk_update<&", type_name<owner_of<Member>>, "::", member_name<Member>,
                       "> is given objects of ");
        table_of<T>().describe(text);
        text += std::same_as<owner_of<Member>, T> ? ", of which this is no column" : ", which have no such member";
        text += "; name members that are columns of ";
        text += type_name<T>;
    }
    static constexpr problem value = [] {
        problem text;
        if constexpr (!ok) (describe<Members>(text), ...);
        return text;
    }();
};

// bulk_insert<&Owner::relationship>(owner, objects)
template <auto Member, class Range>
struct bulk_related_check {
    using element = bulk_element<Range>;
    static constexpr bool is_relationship = relationship_member<value_of<Member>>;
    static constexpr bool ok = [] {
        if constexpr (is_relationship) return std::same_as<element, typename value_of<Member>::target>;
        else return false;
    }();
    static constexpr problem value = [] {
        problem text;
        if constexpr (!ok) {
            text = problem("cupel[E587]: bulk_insert<&", type_name<owner_of<Member>>, "::", member_name<Member>,
                           "> of table ", table_name_of<owner_of<Member>>());
            if constexpr (!is_relationship) {
                text += " names no relationship; name a has_many or many_to_many of ";
                text += type_name<owner_of<Member>>;
            } else {
                text += " is not given a range of what the relationship leads to; give a range of ";
                text += type_name<typename value_of<Member>::target>;
            }
        }
        return text;
    }();
};

}  // namespace cupel::detail
