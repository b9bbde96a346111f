// Which tables a statement reads, so that it waits for what is pending in these alone.
#pragma once

#include <cupel/engine/shape.hpp>
#include <cupel/sql/bound_statement.hpp>
#include <cupel/sql/compile.hpp>

#include <cstdint>

namespace cupel::detail {

template <class Dialect>
struct rendering {
    using dialect = Dialect;
};
// An engine for several databases names the same tables in the texts of each.
template <class Dialect>
    requires requires { typename Dialect::like; }
struct rendering<Dialect> {
    using dialect = typename Dialect::like;
};

// A bit for each: see table_bits. What is no plain query may read and write whatever it likes.
template <class Statement, class Dialect>
struct tables_read {
    static constexpr std::uint64_t bits = all_tables;
};
template <class Grammar, class... Clauses, class Dialect>
    requires(Grammar::is_query && !requires { requires Grammar::has_writing_cte; })
struct tables_read<statement<Grammar, Clauses...>, Dialect> {
    static constexpr const auto& plan =
        compiled<statement<Grammar, Clauses...>, typename rendering<Dialect>::dialect>::plan;
    // What criteria read beside the tables that the statement names is not known here.
    static constexpr std::uint64_t bits = plan.filtered || plan.reads_unknown ? all_tables : plan.tables;
};
template <class Statement, class... Given, class Dialect>
struct tables_read<bound_statement<Statement, Given...>, Dialect> : tables_read<Statement, Dialect> {};

// Whether a statement that is sent changes no rows, by what is known of it.
template <class Statement, class Dialect>
inline constexpr bool only_reads = false;
template <class Statement, class Dialect>
    requires(requires { requires Statement::grammar::is_query; } && !writes_somewhere<Statement>)
inline constexpr bool only_reads<Statement, Dialect> =
    !compiled<Statement, typename rendering<Dialect>::dialect>::plan.reads_unknown &&
    compiled<Statement, typename rendering<Dialect>::dialect>::plan.tables != all_tables;
template <class Statement, class... Given, class Dialect>
inline constexpr bool only_reads<bound_statement<Statement, Given...>, Dialect> = only_reads<Statement, Dialect>;

}  // namespace cupel::detail
