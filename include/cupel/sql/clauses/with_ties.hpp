// FETCH FIRST n ROWS WITH TIES
#pragma once

#include <cupel/sql/clauses/limit.hpp>
#include <cupel/sql/clauses/lock.hpp>
#include <cupel/sql/clauses/order_by.hpp>

#include <cstdint>
#include <string_view>

namespace cupel::detail {

// As LIMIT, and the rows behind that ORDER BY cannot tell from the last.
struct ties_clause {
    using tag = limit_tag;
    static constexpr bool has_values = true;
    static constexpr bool checks_statement = true;
    static constexpr bool has_ties = true;

    std::int64_t count;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        if constexpr (!Writer::dialect::has_with_ties)
            report(w, "cupel[E128]: WITH TIES",
                   " is asked of SQLite, which has none; number the rows with func::rank().over(order_by(...)), and "
                   "select those up to the count from that subquery");
        w.clause = clause_kind::limit;
        w.text(" FETCH FIRST ");
        w.parameter();
        w.text(" ROWS WITH TIES");
    }

    template <class... Clauses>
    static constexpr void check(walk& w, const scope&) {
        if (!has_clause<order_by_tag, Clauses...>)
            report(w, "cupel[E129]: WITH TIES",
                   " has no ORDER BY, without which all rows tie; add .order_by(...), or write .limit(count)");
    }

    static constexpr void report(walk& w, std::string_view before, std::string_view what) {
        problem text(before);
        if (w.visible != nullptr) w.visible->describe_from(text, " of a SELECT");
        text += what;
        w.report(text);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        if (count < 0) throw_wrong_count();
        visitor(count);
    }
};

}  // namespace cupel::detail
