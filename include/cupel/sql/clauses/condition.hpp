// A word and a condition: what WHERE and HAVING have in common.
#pragma once

#include <cupel/sql/operators.hpp>

namespace cupel::detail {

template <class Tag, clause_kind Kind, class Condition>
struct condition_clause {
    using tag = Tag;
    static constexpr bool has_values = Condition::has_values;

    [[no_unique_address]] Condition condition;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        w.clause = Kind;
        w.put(" ", clause_name(Kind), " ");
        Condition::render(w);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        condition.visit_values(visitor);
    }
};

}  // namespace cupel::detail
