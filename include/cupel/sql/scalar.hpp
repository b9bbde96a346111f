// A subquery as a value.
#pragma once

#include <cupel/sql/select.hpp>

#include <concepts>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

// Adds " of table posts (Post)", nothing if the query does not say it.
template <class Query>
struct table_of_query {
    static constexpr void describe(problem&) {}
};
template <class Grammar, class... Clauses>
struct table_of_query<statement<Grammar, Clauses...>> {
    static constexpr void describe(problem& text) { describe_statement<model_of<Grammar, Clauses...>>(text); }
};

// (SELECT ...). It may be NULL, as it may give no row: only an aggregate without GROUP BY always gives one.
template <class Query>
struct scalar_query : operations_of<scalar_query<Query>, without_optional<typename only_column<Query>::type>> {
    using value_type = without_optional<typename only_column<Query>::type>;
    static constexpr bool has_values = Query::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Query query;

    using operations<scalar_query>::operator=;

    constexpr explicit scalar_query(Query inner) : query(std::move(inner)) {}

    static constexpr void describe(problem& text) {
        text += "a scalar subquery";
        table_of_query<Query>::describe(text);
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        const bool before = w.nullable;
        w.text("(");
        Query::render(w);
        w.text(")");
        end_of_value<value_type>(w);
        constexpr bool may_be_one_row = std::derived_from<typename Query::grammar, select_grammar>;
        w.nullable = before || w.nullable || !may_be_one_row || !w.one_row;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        query.visit_values(visitor);
    }
};

template <class Query>
struct scalar_check {
    static constexpr problem value = [] {
        problem text;
        if constexpr (!one_column<Query>) {
            text = problem("cupel[E080]: a scalar subquery");
            table_of_query<Query>::describe(text);
            text += " has more than one column; select one column there";
        }
        return text;
    }();
};

}  // namespace detail

// (SELECT ...) as a value, wherever an expression may stand. It may name the tables of the statement around it. NULL if
// the query gives no row. It must not give several: PostgreSQL then stops, SQLite takes the first of them.
template <query Query>
constexpr auto scalar(Query inner) {
    static_assert(detail::refuse_if<detail::scalar_check<Query>::value>::done);
    if constexpr (!detail::one_column<Query>) return detail::refused_operand<Query>{};
    else return detail::scalar_query<Query>(std::move(inner));
}

}  // namespace cupel
