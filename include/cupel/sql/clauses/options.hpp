// What a layer above is told with a statement; no SQL.
#pragma once

#include <cupel/sql/statement.hpp>

#include <tuple>

namespace cupel::detail {

struct options_tag {};

template <class... Options>
struct options_clause {
    using tag = options_tag;
    static constexpr bool has_values = false;
    static constexpr bool checks_statement = true;
    static constexpr bool adds_criteria = (false || ... || requires { Options::adds_criterion; });

    std::tuple<Options...> options;

    // Those that say how relationships are loaded are taken out by the session that reads them.
    template <class... Clauses>
    static constexpr void check(walk& w, const scope& names) {
        if constexpr (adds_criteria) {
            w.filtered = true;
            // No part of a statement has the clauses of the whole.
            if (!w.scoped || w.criteria->options_of != type_id<clause_chain<Clauses...>>)
                return report_unread(w, names);
        }
        if (!(requires { Options::how; } || ... || false)) return;
        problem text("cupel[E562]: .options(...)");
        names.describe_from(text);
        text += " says how a session loads entities, and here nobody reads it; run the statement by "
                "session.scalars(...), or leave .options(...) out";
        w.report(text);
    }

private:
    static constexpr void report_unread(walk& w, const scope& names) {
        problem text("cupel[E642]: with_criteria in .options(...)");
        names.describe_from(text);
        text += w.scoped || names.outer != nullptr
                    ? ", which is a part of another statement, is read by nobody; give it to the statement that "
                      "the session runs, or write the condition into .where(...)"
                    : " is read by sessions alone, of statements that are not unfiltered(...); run it "
                      "by session.scalars(...), or write the condition into .where(...)";
        w.report(text);
    }
};

}  // namespace cupel::detail
