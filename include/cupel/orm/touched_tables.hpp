// Which tables a statement reads, so that it waits for what is pending in these alone.
#pragma once

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
    static constexpr std::uint64_t bits = plan.filtered ? all_tables : plan.tables;
};
template <class Statement, class... Given, class Dialect>
struct tables_read<bound_statement<Statement, Given...>, Dialect> : tables_read<Statement, Dialect> {};

}  // namespace cupel::detail
