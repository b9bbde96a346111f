// Which clauses a statement may have and in what order, and how one is found among those it has.
#pragma once

#include <concepts>
#include <cstddef>
#include <type_traits>

namespace cupel::detail {

// The order of clauses in SQL, and which of them a statement may have.
template <class... Tags>
struct clause_order {
    template <class Tag>
    static constexpr bool allows = (false || ... || std::same_as<Tag, Tags>);

    template <class Tag>
    static constexpr std::size_t position = [] {
        std::size_t at = 0;
        (void)((!std::same_as<Tag, Tags> && ++at) && ...);
        return at;
    }();
};

template <class Tag, class... Clauses>
inline constexpr bool has_clause = (false || ... || std::same_as<Tag, typename Clauses::tag>);

template <class Tag, class... Clauses>
struct clause_with;

template <class Tag, class First, class... Rest>
struct clause_with<Tag, First, Rest...>
    : std::conditional_t<std::is_same_v<Tag, typename First::tag>, std::type_identity<First>, clause_with<Tag, Rest...>> {};

template <class Tag>
struct clause_with<Tag> {
    using type = void;
};

// The clause of a tag, void if there is none.
template <class Tag, class... Clauses>
using clause_of = typename clause_with<Tag, Clauses...>::type;

}  // namespace cupel::detail
