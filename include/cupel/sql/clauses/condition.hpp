// A word and a condition: what WHERE and HAVING have in common.
#pragma once

#include <cupel/sql/criteria_places.hpp>
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
        if constexpr (Kind == clause_kind::where) {
            if (has_where(w)) {
                w.text(" AND ");
                return render_inside<Condition>(w, precedence::and_);
            }
        }
        w.put(" ", clause_name(Kind), " ");
        Condition::render(w);
    }

    template <class Visitor>
    [[gnu::always_inline]] constexpr void visit_values(Visitor& visitor) const {
        condition.visit_values(visitor);
    }
};

}  // namespace cupel::detail
