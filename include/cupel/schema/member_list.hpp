// Members as template arguments of mapping options: `&T::a, &T::b`, or `&T::outer, &Outer::inner` for one column of an
// embedded aggregate.
#pragma once

#include <cupel/schema/table.hpp>

#include <concepts>
#include <cstddef>
#include <string_view>
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

// A member that an option names and that is no column of the model.
struct member_fault {
    std::string_view owner{};  // empty: it is not one member that is wrong
    std::string_view member{};
    std::string_view model{};  // whose columns were wanted
    std::string_view what{};   // it is instead

    constexpr bool found() const noexcept { return !what.empty(); }
};

template <class T, auto Member>
constexpr member_fault no_column_of(std::string_view what) {
    return {type_name<owner_of<Member>>, member_name<Member>, type_name<T>, what};
}

// Adds the columns that a pack of members names, up to the first that is none.
template <class T, auto First, auto... Rest, class Object>
constexpr member_fault add_columns(column_list& list, const Object& object) {
    if constexpr (std::same_as<owner_of<First>, no_model>) {
        return {{}, {}, type_name<T>, "what is no member"};
    } else if constexpr (!std::same_as<owner_of<First>, Object>) {
        return no_column_of<T, First>("a member of another type");
    } else if constexpr (names_function<First>) {
        return no_column_of<T, First>("a member function");
    } else if constexpr (relationship_member<value_of<First>>) {
        return no_column_of<T, First>("a relationship");
    } else if constexpr (embedded<value_of<First>>) {
        if constexpr (sizeof...(Rest) == 0)
            return no_column_of<T, First>("a struct of columns: name one of its members after it");
        else return add_columns<T, Rest...>(list, object.*First);
    } else {
        const std::size_t column = column_at<T>(&(object.*First));
        if (list.count == column_list::capacity) return {{}, {}, type_name<T>, "more than 16 columns"};
        if (column != no_column) list.add(column);
        if constexpr (sizeof...(Rest) == 0) return {};
        else return add_columns<T, Rest...>(list, prototype_object<T>());
    }
}

template <class T, auto... Members>
constexpr member_fault collect_columns(column_list& list) {
    if constexpr (sizeof...(Members) == 0) return {{}, {}, type_name<T>, "no column"};
    else if constexpr (field_count<T> == 0) return {};
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
    using next = std::conditional_t<done, std::type_identity<halves>,
                                    std::type_identity<halves<member_list<Local..., First>, member_list<Remote...>>>>;
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
