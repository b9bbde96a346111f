// Which columns of its entities a query reads: .options(load_only<&User::name>)
#pragma once

#include <cupel/orm/column_gap.hpp>
#include <cupel/orm/session_check.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <vector>

namespace cupel {

namespace detail {

enum class column_wish : std::uint8_t { only, without, with };

constexpr std::string_view wish_word(column_wish wish) noexcept {
    constexpr std::string_view words[] = {"load_only", "defer", "undefer"};
    return words[static_cast<std::size_t>(wish)];
}

// Calls function(column) for the columns that a member is: one, or those of a struct of columns.
template <class T, auto Member, class Function>
constexpr void for_columns_of_member(Function function) {
    if constexpr (std::same_as<owner_of<Member>, T> && !relationship_member<value_of<Member>>)
        for_each_column<T>([&](auto column) {
            if (is_field<T, find_field_of_column<T, column>(), Member>()) function(static_cast<std::size_t>(column));
        });
}

template <column_wish Wish, bool Raises, auto... Members>
struct member_wish {
    static constexpr bool is_load_option = true;
    static constexpr bool is_relationship = false;
    static constexpr bool is_column_option = true;
    using owner = first_owner<Members...>;
    template <class T>
    static constexpr bool speaks_of = std::same_as<owner, T>;

    static constexpr void describe(problem& text) {
        text += wish_word(Wish);
        text += "<&";
        text += type_name<owner>;
        text += "::";
        append_path<Members...>(text);
        text += ">";
    }

    // What is left out is not read at its first use either: using it throws unloaded_error.
    constexpr auto raise() const
        requires(Wish != column_wish::with)
    {
        return member_wish<Wish, true, Members...>{};
    }

    static constexpr void begin(column_reading<owner>& chosen) {
        if constexpr (Wish == column_wish::only) {
            chosen.read = {};
            if constexpr (Raises)
                for (bool& each : chosen.raising) each = true;
        }
    }
    static constexpr void choose(column_reading<owner>& chosen) {
        (for_columns_of_member<owner, Members>([&](std::size_t column) {
             chosen.read[column] = Wish != column_wish::without;
             chosen.raising[column] = Wish == column_wish::without && Raises;
         }),
         ...);
    }

    // The statement has read what it was told: nothing is left to do.
    template <class Session>
    void apply(Session&, const std::vector<node_base*>&) const {}
};

template <class T, fixed_string Group>
inline constexpr column_flags<T> columns_of_group = [] {
    column_flags<T> found{};
    for_each_column<T>([&](auto column) {
        using field = column_type_of<T, column>;
        if constexpr (is_deferred<field>) found[column] = field::group() == Group.view();
    });
    return found;
}();

template <class T>
consteval bool any_of_columns(const column_flags<T>& flags) {
    for (bool each : flags)
        if (each) return true;
    return false;
}

template <fixed_string Group>
struct group_wish {
    static constexpr bool is_load_option = true;
    static constexpr bool is_relationship = false;
    static constexpr bool is_column_option = true;
    using owner = void;
    template <class T>
    static constexpr bool speaks_of = any_of_columns<T>(columns_of_group<T, Group>);

    static constexpr void describe(problem& text) {
        text += "undefer_group<";
        text += Group.view();
        text += ">";
    }

    template <class T>
    static constexpr void begin(column_reading<T>&) {}
    template <class T>
    static constexpr void choose(column_reading<T>& chosen) {
        for (std::size_t i = 0; i < column_count<T>; ++i)
            if (columns_of_group<T, Group>[i]) chosen.read[i] = true;
    }
    template <class Session>
    void apply(Session&, const std::vector<node_base*>&) const {}
};

template <class Option>
inline constexpr bool wishes_columns = true;
template <column_wish Wish, bool Raises, auto... Members>
inline constexpr bool wishes_columns<member_wish<Wish, Raises, Members...>> =
    (true && ... &&
     (std::same_as<owner_of<Members>, first_owner<Members...>> && !relationship_member<value_of<Members>>));

// Columns are those of the entities that a query gives, or that a relationship leads to.
template <class Entity, column_option Option>
struct option_check<Entity, Option> {
    static constexpr bool fits = [] {
        if constexpr (std::is_void_v<Entity>) return false;
        else return Option::template speaks_of<Entity>;
    }();
    static constexpr bool ok = fits && wishes_columns<Option>;
    static constexpr problem value = [] {
        problem text;
        if constexpr (!wishes_columns<Option>) {
            text = problem("cupel[E572]: ");
            Option::describe(text);
            text += " names what is no column of ";
            text += type_name<typename Option::owner>;
            text += "; name members that are columns, and load relationships by selectinload<&";
            text += type_name<typename Option::owner>;
            text += "::member>";
        } else if constexpr (!fits) {
            text = problem("cupel[E573]: ");
            Option::describe(text);
            text += " is given for ";
            if constexpr (std::is_void_v<Entity>) {
                text += "a query of values, which are read as they are selected; select the columns that are wanted";
            } else {
                text += "entities of ";
                table_of<Entity>().describe(text);
                text += std::is_void_v<typename Option::owner> ? ", which have no deferred columns of that group; name "
                                                                 "the group of a deferred<T, \"group\"> member of "
                                                               : ", which have no such column; name columns of ";
                text += type_name<Entity>;
            }
        }
        return text;
    }();
};

}  // namespace detail

// The query reads these columns of its entities alone; the key, the version and foreign keys always. `->` reads the rest first;
// ref.get<&T::member>() does not.
template <auto... Members>
inline constexpr detail::member_wish<detail::column_wish::only, false, Members...> load_only{};
// The query does not read these columns.
template <auto... Members>
inline constexpr detail::member_wish<detail::column_wish::without, false, Members...> defer{};
// The query reads these columns, which it would not have.
template <auto... Members>
inline constexpr detail::member_wish<detail::column_wish::with, false, Members...> undefer{};
// The query reads the deferred columns of a group: deferred<T, "group">
template <fixed_string Group>
inline constexpr detail::group_wish<Group> undefer_group{};

}  // namespace cupel
