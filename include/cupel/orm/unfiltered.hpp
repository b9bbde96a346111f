// A statement of a session without criteria: unfiltered(statement)
#pragma once

#include <cupel/orm/load_manner.hpp>
#include <cupel/sql/compile.hpp>

#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

template <class Statement>
concept is_unfiltered = requires { Statement::is_unfiltered; };

// The statement as it is.
template <class Statement>
struct unfiltered_statement {
    using grammar = typename Statement::grammar;
    static constexpr bool is_unfiltered = true;
    Statement statement;

    template <class Tag>
    constexpr const auto& clause() const {
        return statement.template clause<Tag>();
    }

    // How a session loads its entities.
    template <class... Options>
        requires requires(const Statement& inner, Options... given) { inner.options(given...); }
    constexpr auto options(Options... given) const {
        using made = decltype(statement.options(given...));
        return unfiltered_statement<made>{statement.options(std::move(given)...)};
    }
};

template <class Statement>
struct returned_items<unfiltered_statement<Statement>> : returned_items<Statement> {};

template <class Statement>
constexpr const Statement& inside_unfiltered(const Statement& statement) noexcept {
    return statement;
}
template <class Statement>
constexpr const Statement& inside_unfiltered(const unfiltered_statement<Statement>& given) noexcept {
    return given.statement;
}
template <class Statement>
using inside_of = std::remove_cvref_t<decltype(inside_unfiltered(std::declval<const Statement&>()))>;

}  // namespace detail

// For a session: the statement without the criteria of any table, as an engine would execute it; so is what its options load.
//     s.execute(unfiltered(update<doc>().set(col<&doc::title> = "").all_rows()))
template <class Statement>
constexpr detail::unfiltered_statement<Statement> unfiltered(Statement statement) {
    return {std::move(statement)};
}

}  // namespace cupel
