// RETURNING
#pragma once

#include <cupel/sql/clauses/select_list.hpp>

#include <utility>

namespace cupel::detail {

struct returning_tag {};

template <class... Items>
struct returning_clause : select_list<Items...> {
    using tag = returning_tag;
    using list = select_list<Items...>;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        w.clause = clause_kind::returning;
        w.text(" RETURNING ");
        list::render_items(w);
    }
};

template <class... Items>
constexpr returning_clause<Items...> make_returning(Items... items) {
    return {{pack(std::move(items)...)}};
}

}  // namespace cupel::detail
