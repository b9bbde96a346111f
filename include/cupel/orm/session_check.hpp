// What is wrong with what a session is asked: keys that do not fit, options of other entities, handles of other types.
#pragma once

#include <cupel/core/diagnostic.hpp>
#include <cupel/orm/key.hpp>
#include <cupel/reflect/member.hpp>
#include <cupel/sql/operand.hpp>
#include <cupel/sql/statement_check.hpp>

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// Whether a value can be the key's column: without loss, and as the same kind of thing.
template <class Column, class Given>
consteval bool fits_key() {
    using given = std::remove_cvref_t<Given>;
    if constexpr (std::same_as<Column, given>) return true;
    else if constexpr (std::same_as<Column, bool> || std::same_as<given, bool>) return false;
    else if constexpr (std::integral<Column>) return std::integral<given>;
    else if constexpr (std::is_arithmetic_v<Column>) return std::is_arithmetic_v<given>;
    else return std::is_convertible_v<Given, Column>;
}

// A value that cannot be the column of a key.
template <class T, std::size_t At, class One>
constexpr void describe_wrong_key(problem& text) {
    using column = column_type_of<T, key_column<T, At>>;
    if (text.found() || fits_key<column, One>()) return;
    text = problem("cupel[E555]: get of ");
    table_of<T>().describe(text);
    text += " is given a value of type ";
    text += operand_type_name<std::remove_cvref_t<One>>();
    text += " for column ";
    table_of<T>().describe(text, {}, key_column<T, At>);
    text += " of type ";
    text += table_of<T>().columns[key_column<T, At>].type.name;
    text += "; pass a value of that type";
}

template <class T, class Places, class... Given>
struct key_fit;

template <class T, std::size_t... Place, class... Given>
struct key_fit<T, std::index_sequence<Place...>, Given...> {
    static constexpr bool same_size = sizeof...(Place) == sizeof...(Given);
    static constexpr bool ok = [] {
        if constexpr (same_size) return (true && ... && fits_key<column_type_of<T, key_column<T, Place>>, Given>());
        else return false;
    }();

    static constexpr problem value = [] {
        problem text;
        if constexpr (sizeof...(Place) == 0) {
            text = model_problem<T>;
        } else if constexpr (!ok && !same_size) {
            text = problem("cupel[E555]: get of ");
            table_of<T>().describe(text);
            text += sizeof...(Given) < sizeof...(Place) ? " is given fewer values than" : " is given more values than";
            text += " its primary key has columns; pass one for each:";
            ((text += Place == 0 ? " " : ", ", table_of<T>().describe(text, {}, key_column<T, Place>)), ...);
        } else if constexpr (!ok) {
            (describe_wrong_key<T, Place, Given>(text), ...);
        }
        return text;
    }();
};

template <class T, class... Given>
using key_check = key_fit<T, std::make_index_sequence<key_size<T>>, Given...>;

// The key of T; a default one in the place of what was refused.
template <class T, class... Given>
auto checked_key(Given&&... given) {
    using check = key_check<T, Given...>;
    static_assert(refuse_if<check::value>::done);
    if constexpr (check::ok) return key_maker<T>::make(std::forward<Given>(given)...);
    else return key_of<T>();
}

// An option says how a relationship of the entities that a query gives is loaded; Entity is void if it gives values.
template <class Entity, class Option>
struct option_check {
    static constexpr bool of_all = requires { Option::is_everywhere; };
    static constexpr bool never = requires { requires Option::is_never_loaded; };
    static constexpr bool ok = !never && Option::is_relationship &&
                               (std::same_as<typename Option::owner, Entity> || of_all) && !std::is_void_v<Entity>;
    static constexpr problem value = [] {
        problem text;
        if constexpr (!Option::is_relationship) {
            text = problem("cupel[E556]: ");
            Option::describe(text);
            text += " names no relationship, so that there is nothing to load; name a has_many, has_one, belongs_to or "
                    "many_to_many member of ";
            text += type_name<typename Option::owner>;
        } else if constexpr (never) {
            text = problem("cupel[E569]: ");
            Option::describe(text);
            text += " names a write_only collection, which is never loaded; select its rows: select<&";
            text += type_name<typename Option::owner>;
            text += "::";
            text += member_name<Option::member>;
            text += ">(handle)";
        } else if constexpr (!ok) {
            text = problem(std::is_void_v<Entity> ? "cupel[E557]: " : "cupel[E556]: ");
            Option::describe(text);
            text += " is given for ";
            if constexpr (std::is_void_v<Entity>) {
                text += "a query of values, which have no relationships; select the entity: select<";
                if constexpr (of_all) text += "T";
                else text += type_name<typename Option::owner>;
                text += ">()";
            } else {
                text += "entities of ";
                table_of<Entity>().describe(text);
                text += ", which have no such relationship; name one of ";
                text += type_name<Entity>;
            }
        }
        return text;
    }();
};

// One that says nothing of relationships.
template <class Entity, class Option>
    requires requires { typename Option::criteria_of; }
struct option_check<Entity, Option> {
    static constexpr bool ok = true;
    static constexpr problem value{};
};

template <class Entity, class Clause>
struct options_check;
template <class Entity, template <class...> class Clause, class... Options>
struct options_check<Entity, Clause<Options...>> {
    static constexpr bool ok = (option_check<Entity, Options>::ok && ... && true);
    static constexpr problem value = [] {
        problem text;
        ((text.found() ? void() : void(text = option_check<Entity, Options>::value)), ...);
        return text;
    }();
};

// Sessions find out by == what was changed.
template <class T>
struct equality_check {
    static constexpr problem value = [] {
        problem text;
        for_each_column<T>([&](auto column) {
            using type = column_type_of<T, column>;
            if (text.found() || has_equality<type>) return;
            text = problem("cupel[E559]: column ");
            table_of<T>().describe(text, {}, column);
            text += " belongs to an entity, but ";
            text += type_name<without_optional<type>>;
            text += " has no operator==, by which a session finds out what was changed; add bool operator==(const ";
            text += type_name<without_optional<type>>;
            text += "&) const = default;";
        });
        return text;
    }();
};

// A handle of one entity where that of another is needed.
template <class T, class Other>
struct other_handle {
    static constexpr problem value = [] {
        problem text("cupel[E558]: a ref<", type_name<Other>, "> is stored in a ref<", type_name<T>);
        text += ">, but they are handles of different entities; store the handle of a ";
        text += type_name<T>;
        return text;
    }();
};

}  // namespace cupel::detail
