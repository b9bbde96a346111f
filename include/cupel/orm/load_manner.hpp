// What a query says of every statement that is sent for it, those that load its relationships too: criteria that are lifted,
// entities that are overwritten.
#pragma once

#include <cupel/orm/load_steps.hpp>
#include <cupel/sql/clauses/options.hpp>
#include <cupel/sql/language.hpp>

#include <concepts>
#include <type_traits>

namespace cupel::detail {

// An option of a query that is unfiltered(...).
struct all_criteria_lifted {
    static constexpr bool lifts_all = true;
    static constexpr bool is_relationship = false;
};
template <class Entity>
struct option_check<Entity, all_criteria_lifted> {
    static constexpr bool ok = true;
    static constexpr problem value{};
};

template <bool Populates, bool Unfiltered, class Lifts>
struct load_manner;
template <bool Populates, bool Unfiltered, class... Lifts>
struct load_manner<Populates, Unfiltered, type_list<Lifts...>> {
    static constexpr bool populates = Populates;
    static constexpr bool unfiltered = Unfiltered;
    static constexpr bool lifts = Unfiltered || sizeof...(Lifts) != 0;
    static constexpr bool plain = !Populates && !lifts;

    // What a relationship that is read later is told.
    using later = std::conditional_t<Unfiltered, type_list<Lifts..., all_criteria_lifted>, type_list<Lifts...>>;
    // Whether rows of T may come that criteria would hide.
    template <class T>
    static constexpr bool reaches =
        Unfiltered ? is_filtered<T> : (false || ... || std::same_as<typename Lifts::criteria_of, T>);

    // Whether conditions on T are added, which an entity that the session has may not fulfil.
    template <class T>
    static constexpr bool narrows = (false || ... || adds_criterion_of<T, Lifts>);

    template <class Query>
    static auto of(const Query& query) {
        if constexpr (sizeof...(Lifts) == 0) return query;
        else return put_clause(query, options_clause<Lifts...>{});
    }
};
using plain_manner = load_manner<false, false, type_list<>>;

template <class... Options>
using manner_of =
    load_manner<(false || ... || populates_entities<Options>), (false || ... || lifts_all_criteria<Options>),
                join_lists<std::conditional_t<lifts_some_criteria<Options>, type_list<Options>, type_list<>>...>>;

template <class List>
struct manner_of_list;
template <template <class...> class List, class... Options>
struct manner_of_list<List<Options...>> {
    using type = manner_of<Options...>;
};
template <>
struct manner_of_list<void> {
    using type = plain_manner;
};

}  // namespace cupel::detail
