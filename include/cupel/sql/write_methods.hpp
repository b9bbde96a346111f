// The methods that INSERT, UPDATE and DELETE have beside those of every statement.
#pragma once

#include <cupel/sql/clauses/all_rows.hpp>
#include <cupel/sql/clauses/returning.hpp>
#include <cupel/sql/clauses/set.hpp>
#include <cupel/sql/clauses/values.hpp>
#include <cupel/sql/statement.hpp>

#include <utility>

namespace cupel {

template <class Statement>
struct write_methods {
    template <class Tag>
    static constexpr bool has = Statement::template allows<Tag>;

    // UPDATE or DELETE of every row, said aloud.
    constexpr auto all_rows() const
        requires has<detail::all_rows_tag>
    {
        return detail::add_clause<"all_rows()">(self(), detail::all_rows_clause{});
    }

    // SET a = 1, b = 2; with an object all its columns but the key
    template <class... Assignments>
        requires has<detail::set_tag>
    constexpr auto set(Assignments... assignments) const {
        using entity = typename Statement::grammar::entity_type;
        return detail::add_clause<"SET">(self(), detail::make_set<entity>(std::move(assignments)...));
    }

    // VALUES: assignments, an object, or a range of objects. Objects are referred to, not copied.
    template <class... Values>
        requires has<detail::values_tag>
    constexpr auto values(Values&&... given) const {
        using grammar = typename Statement::grammar;
        return detail::add_clause<"VALUES">(
            self(),
            detail::make_values<typename grammar::entity_type, grammar::with_key>(std::forward<Values>(given)...));
    }

    // RETURNING a, b, or RETURNING all columns of the table
    template <class... Items>
        requires has<detail::returning_tag>
    constexpr auto returning(Items... items) const {
        if constexpr (sizeof...(Items) == 0) return returning(entity<typename Statement::grammar::entity_type>);
        else
            return detail::add_clause<"RETURNING">(self(),
                                                   detail::make_returning(detail::select_item(std::move(items))...));
    }

private:
    constexpr const Statement& self() const { return static_cast<const Statement&>(*this); }
};

}  // namespace cupel
