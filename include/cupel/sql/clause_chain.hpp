// The clauses that a statement holds.
#pragma once

#include <cupel/sql/clause_order.hpp>

#include <concepts>
#include <cstddef>

namespace cupel::detail {

// The clauses of a statement, the newest first: adding one copies no other on its own.
template <class... Clauses>
struct clause_chain {};

template <class Newest, class... Older>
struct clause_chain<Newest, Older...> {
    [[no_unique_address]] Newest newest;
    [[no_unique_address]] clause_chain<Older...> older;
};

template <class Tag, class Newest, class... Older>
constexpr const auto& find_clause(const clause_chain<Newest, Older...>& chain) {
    if constexpr (std::same_as<Tag, typename Newest::tag>) return chain.newest;
    else return find_clause<Tag>(chain.older);
}

template <class Visitor, class Newest, class... Older>
[[gnu::always_inline]] constexpr void visit_clauses(Visitor& visitor, const clause_chain<Newest, Older...>& chain) {
    if constexpr ((false || ... || Older::has_values)) visit_clauses(visitor, chain.older);
    if constexpr (Newest::has_values) chain.newest.visit_values(visitor);
}

// The same without the clause of a tag.
template <class Tag, class Visitor>
constexpr void visit_other_clauses(Visitor&, const clause_chain<>&) {}

template <class Tag, class Visitor, class Newest, class... Older>
constexpr void visit_other_clauses(Visitor& visitor, const clause_chain<Newest, Older...>& chain) {
    if constexpr ((false || ... || Older::has_values)) visit_other_clauses<Tag>(visitor, chain.older);
    if constexpr (Newest::has_values && !std::same_as<Tag, typename Newest::tag>) chain.newest.visit_values(visitor);
}

// The chain with a clause put in its place; one of the same tag is replaced.
template <class Grammar, class Clause>
constexpr clause_chain<Clause> insert_clause(const Clause& added, const clause_chain<>&) {
    return {added, {}};
}

template <class Grammar, class Clause, class Newest, class... Older>
constexpr auto insert_clause(const Clause& added, const clause_chain<Newest, Older...>& chain) {
    constexpr std::size_t here = Grammar::template position<typename Newest::tag>;
    constexpr std::size_t wanted = Grammar::template position<typename Clause::tag>;
    if constexpr (wanted > here) return clause_chain<Clause, Newest, Older...>{added, chain};
    else if constexpr (wanted == here) return clause_chain<Clause, Older...>{added, chain.older};
    else return prepend(chain.newest, insert_clause<Grammar>(added, chain.older));
}

template <class Newest, class... Older>
constexpr clause_chain<Newest, Older...> prepend(const Newest& newest, const clause_chain<Older...>& older) {
    return {newest, older};
}

// Whether a clause of the tag stands behind all that the statement has.
template <class Grammar, class Tag, class... Clauses>
inline constexpr bool comes_last = true;

template <class Grammar, class Tag, class Newest, class... Older>
inline constexpr bool comes_last<Grammar, Tag, Newest, Older...> =
    Grammar::template position<Tag> > Grammar::template position<typename Newest::tag>;

}  // namespace cupel::detail
