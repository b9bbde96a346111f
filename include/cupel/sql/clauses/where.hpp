// WHERE
#pragma once

#include <cupel/sql/operators.hpp>

namespace cupel::detail {

struct where_tag {};

template <class Condition>
struct where_clause {
    using tag = where_tag;
    static constexpr bool has_values = Condition::has_values;

    [[no_unique_address]] Condition condition;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        w.clause = clause_kind::where;
        w.text(" WHERE ");
        Condition::render(w);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        condition.visit_values(visitor);
    }
};

}  // namespace cupel::detail
