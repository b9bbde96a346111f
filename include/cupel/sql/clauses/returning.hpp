// RETURNING
#pragma once

#include <cupel/sql/clauses/select_list.hpp>

namespace cupel::detail {

struct returning_tag {};

template <class... Items>
struct returning_clause : select_list<Items...> {
    using tag = returning_tag;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        w.clause = clause_kind::returning;
        w.text(" RETURNING ");
        select_list<Items...>::render_items(w);
    }
};

}  // namespace cupel::detail
