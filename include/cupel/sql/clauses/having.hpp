// HAVING
#pragma once

#include <cupel/sql/operators.hpp>

namespace cupel::detail {

struct having_tag {};

template <class Condition>
struct having_clause {
    using tag = having_tag;
    static constexpr bool has_values = Condition::has_values;

    [[no_unique_address]] Condition condition;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        w.clause = clause_kind::having;
        w.text(" HAVING ");
        Condition::render(w);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        condition.visit_values(visitor);
    }
};

}  // namespace cupel::detail
