// Members as template arguments of mapping options: `&T::a, &T::b`, or `&T::outer, &Outer::inner` for one column of an
// embedded aggregate.
#pragma once

#include <cupel/schema/table.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace cupel::detail {

template <auto... Members>
struct member_list {};

template <auto First, auto...>
struct first_member {
    using owner = owner_of<First>;
};

template <auto... Members>
using first_owner = typename first_member<Members...>::owner;

inline constexpr std::size_t foreign_column = no_column - 1;  // a member of another type

// Adds the columns that a pack of members names; a member of another type is added as nothing and reported by false.
template <class T, auto First, auto... Rest, class Object>
constexpr bool add_columns(column_list& list, const Object& object) {
    if constexpr (!std::same_as<owner_of<First>, Object>) {
        return false;
    } else if constexpr (embedded<value_of<First>>) {
        if constexpr (sizeof...(Rest) == 0) return false;
        else return add_columns<T, Rest...>(list, object.*First);
    } else {
        bool found = false;
        for (std::size_t i = 0; i < column_places<T>.size(); ++i)
            if (column_places<T>[i].address == &(object.*First)) {
                list.add(i);
                found = true;
            }
        if constexpr (sizeof...(Rest) == 0) return found;
        else return add_columns<T, Rest...>(list, prototype_object<T>()) && found;
    }
}

template <class T, auto... Members>
constexpr bool collect_columns(column_list& list) {
    if constexpr (visible_fields<T> == 0) return true;
    else return add_columns<T, Members...>(list, prototype_object<T>());
}

// "id", or "audit.created_at": for messages.
template <auto First, auto... Rest>
constexpr void append_path(problem& text) noexcept {
    text += member_name<First>;
    if constexpr (sizeof...(Rest) != 0) {
        text += ".";
        append_path<Rest...>(text);
    }
}

// Splits an even pack in two halves: local members and the members they refer to.
template <class Local, class Remote>
struct halves;

template <auto... Local, auto First, auto... Remote>
struct halves<member_list<Local...>, member_list<First, Remote...>> {
    static constexpr bool done = sizeof...(Local) >= sizeof...(Remote) + 1;
    using next = std::conditional_t<done, std::type_identity<halves>, std::type_identity<halves<member_list<Local..., First>, member_list<Remote...>>>>;
    using local = member_list<Local...>;
    using remote = member_list<First, Remote...>;
};

template <class Halves>
struct split_result : split_result<typename Halves::next::type> {};

template <class Halves>
    requires(Halves::done)
struct split_result<Halves> {
    using local = typename Halves::local;
    using remote = typename Halves::remote;
};

}  // namespace cupel::detail
