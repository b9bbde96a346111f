// How the relationships of a query's entities are loaded: .options(selectinload<&User::posts>)
#pragma once

#include <cupel/orm/load_entities.hpp>
#include <cupel/orm/unfiltered.hpp>

#include <type_traits>

namespace cupel {

namespace detail {

template <class List>
inline constexpr bool selects_entity = false;
template <class T, fixed_string Alias>
inline constexpr bool selects_entity<select_list<entity_item<T, Alias>>> = true;

template <class List>
struct selected_entity;
template <class T, fixed_string Alias>
struct selected_entity<select_list<entity_item<T, Alias>>> {
    using type = T;
};

// The options that a statement was given, void if it has none.
template <class Statement>
struct options_given {
    using type = void;
};
template <class Grammar, class... Clauses>
struct options_given<statement<Grammar, Clauses...>> {
    using type = clause_of<options_tag, Clauses...>;
};
template <class Statement, class... Given>
struct options_given<bound_statement<Statement, Given...>> : options_given<Statement> {};
template <class Clause>
struct with_all_lifted {
    using type = options_clause<all_criteria_lifted>;
};
template <class... Options>
struct with_all_lifted<options_clause<Options...>> {
    using type = options_clause<Options..., all_criteria_lifted>;
};
template <class Statement>
struct options_given<unfiltered_statement<Statement>> : with_all_lifted<typename options_given<Statement>::type> {};
template <class Statement>
using options_of = typename options_given<Statement>::type;

template <class Statement>
inline constexpr bool has_options = !std::is_void_v<options_of<Statement>>;

// Whether a statement has options, which then are those of the entity that it gives.
template <class Entity, class Statement>
constexpr bool check_options() {
    if constexpr (has_options<Statement>) {
        using check = options_check<Entity, options_of<Statement>>;
        static_assert(refuse_if<check::value>::done);
        return check::ok;
    } else {
        return false;
    }
}

template <class T, class Options>
struct steps_of_options : default_steps<T> {};
template <class T, class... Options>
struct steps_of_options<T, options_clause<Options...>> {
    using type = steps_of<T, type_list<T>, type_list<Options...>>;
};

// What is loaded with the entities of a statement.
template <class T, class Statement>
constexpr auto find_steps() {
    if constexpr (check_options<T, Statement>()) return typename steps_of_options<T, options_of<Statement>>::type{};
    else return typename default_steps<T>::type{};
}
template <class T, class Statement>
using steps_of_statement = decltype(find_steps<T, Statement>());

}  // namespace detail

// What is said here of one relationship holds for `<all>` of them too that no other option names: raiseload<all>. The option of
// a query goes before .lazy(...) of the mapping.

// LEFT JOIN of the relationship's table, in the query itself; JOIN where the foreign key cannot be NULL
// and no criteria can hide the target, or with .innerjoin().
// A query of which LIMIT, OFFSET, DISTINCT or GROUP BY would count the joined rows becomes a subquery.
template <auto Member>
inline constexpr detail::load_option_for<loading::joined, Member> joinedload{};

// SELECT ... FROM the relationship's table WHERE key IN (all entities of the query): one query a level, whatever the number.
template <auto Member>
inline constexpr detail::load_option_for<loading::selectin, Member> selectinload{};

// SELECT ... FROM the relationship's table WHERE key IN (SELECT ... the query): one query a level, without a list of keys.
template <auto Member>
inline constexpr detail::load_option_for<loading::subquery, Member> subqueryload{};

// One SELECT for each entity, at once.
template <auto Member>
inline constexpr detail::load_option_for<loading::immediate, Member> immediateload{};

// One SELECT for each entity, when the relationship is read: what is not said otherwise.
template <auto Member>
inline constexpr detail::load_option_for<loading::select, Member> lazyload{};

// Reading the relationship throws lazy_load_error.
template <auto Member>
inline constexpr detail::load_option_for<loading::raise, Member> raiseload{};

// Reading the relationship finds nothing, whatever the database has.
template <auto Member>
inline constexpr detail::load_option_for<loading::noload, Member> noload{};

// The relationship is filled from the table that the statement itself has joined: under its own name, or under an alias:
// contains_eager<&Post::author>(writer).
template <auto Member>
inline constexpr detail::load_option<loading::joined, Member, detail::by_own_join<"">> contains_eager{};

}  // namespace cupel
