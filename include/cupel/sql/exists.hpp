// EXISTS (SELECT ...)
#pragma once

#include <cupel/sql/operations.hpp>

#include <utility>

namespace cupel {

namespace detail {

template <class Query>
struct exists_query : operations<exists_query<Query>> {
    using value_type = bool;
    static constexpr bool has_values = Query::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Query query;

    constexpr explicit exists_query(Query inner) : query(std::move(inner)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        const bool before = w.nullable;
        w.text("EXISTS (");
        Query::render(w);
        w.text(")");
        w.nullable = before;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        query.visit_values(visitor);
    }
};

}  // namespace detail

// EXISTS (SELECT ...): whether the query gives a row; it may name the tables of the statement around it. `!exists(...)`
// is NOT EXISTS.
template <query Query>
constexpr auto exists(Query inner) {
    return detail::exists_query<Query>(std::move(inner));
}

}  // namespace cupel
