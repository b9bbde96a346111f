// EXPLAIN: how the database would run a statement. <cupel/engine/explain.hpp> has what executing one gives.
#pragma once

#include <cupel/sql/compile.hpp>

#include <string_view>

namespace cupel {

namespace detail {

struct explain_grammar {};

// EXPLAIN statement, EXPLAIN QUERY PLAN statement
template <bool Analyze, class Grammar, class... Clauses>
struct [[nodiscard]] explain_statement {
    using grammar = explain_grammar;
    using explained = statement<Grammar, Clauses...>;
    static constexpr bool of_range = (false || ... || requires { Clauses::is_range; });
    static constexpr bool has_values = explained::has_values && !of_range;
    static constexpr bool is_explain = true;

    [[no_unique_address]] clause_chain<Clauses...> clauses;

    template <class Writer>
    static constexpr void render(Writer& w) {
        if constexpr (of_range)
            refuse(w, "explain of INSERT of a range",
                   ", which has no plan of its own; explain the INSERT of one object");
        if constexpr (Analyze && Writer::dialect::explain_analyze.empty())
            refuse(w, "explain_analyze of a statement",
                   " runs and measures it, which this database cannot; write explain(statement)");
        w.text(Analyze ? Writer::dialect::explain_analyze : Writer::dialect::explain);
        w.items = nullptr;  // the rows are those of the plan
        explained::render(w);
    }

private:
    static constexpr void refuse(walk& w, std::string_view what, std::string_view why) {
        problem text("cupel[E077]: ", what);
        describe_statement<model_of<Grammar, Clauses...>>(text);
        text += why;
        w.report(text);
    }
};

}  // namespace detail

// The plan of a SELECT, INSERT, UPDATE or DELETE, which does not run.
template <class Grammar, class... Clauses>
constexpr auto explain(const statement<Grammar, Clauses...>& explained) {
    return detail::explain_statement<false, Grammar, Clauses...>{explained.clauses};
}

// The same with the times and the rows that were counted: the statement runs. EXPLAIN ANALYZE, on PostgreSQL.
template <class Grammar, class... Clauses>
constexpr auto explain_analyze(const statement<Grammar, Clauses...>& explained) {
    return detail::explain_statement<true, Grammar, Clauses...>{explained.clauses};
}

}  // namespace cupel
