// Which clauses a statement may have and in what order, and how one is found among those it has.
#pragma once

#include <cstddef>
#include <type_traits>

namespace cupel::detail {

// The order of clauses in SQL, and which of them a statement may have.
template <class... Tags>
struct clause_order {
    template <class Tag>
    static constexpr bool allows = (false || ... || std::is_same_v<Tag, Tags>);

    template <class Tag>
    static constexpr std::size_t position = [] {
        std::size_t at = 0;
        (void)((!std::is_same_v<Tag, Tags> && ++at) && ...);
        return at;
    }();
};

template <class Tag, class... Clauses>
inline constexpr bool has_clause = (false || ... || std::is_same_v<Tag, typename Clauses::tag>);

template <class Tag, class Clause>
struct tagged_clause {
    using type = Clause;
};

// Finds a clause by its tag in one step.
template <class... Clauses>
struct tagged_clauses : tagged_clause<typename Clauses::tag, Clauses>... {};

template <class Tag, class Clause>
tagged_clause<Tag, Clause> find_tagged(const tagged_clause<Tag, Clause>*);
template <class Tag>
std::type_identity<void> find_tagged(const void*);

// The clause of a tag, void if there is none.
template <class Tag, class... Clauses>
using clause_of = typename decltype(find_tagged<Tag>(static_cast<const tagged_clauses<Clauses...>*>(nullptr)))::type;

}  // namespace cupel::detail
