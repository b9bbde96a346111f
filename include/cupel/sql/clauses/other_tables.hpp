// The tables that UPDATE and DELETE read beside the one they write: FROM and USING, and joins behind them.
#pragma once

#include <cupel/sql/clause_order.hpp>
#include <cupel/sql/clauses/from.hpp>
#include <cupel/sql/clauses/join.hpp>
#include <cupel/sql/clauses/returning.hpp>
#include <cupel/sql/clauses/set.hpp>
#include <cupel/sql/clauses/where.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace cupel::detail {

struct using_tag {};

// USING source
template <class Source>
struct using_clause : from_clause<Source> {
    using tag = using_tag;
};

template <class T>
constexpr void report_join_of_nothing(walk& w, std::string_view word, std::string_view method) {
    problem text("cupel[E124]: ", word, " of ");
    table_of<T>().describe(text);
    text += " has a JOIN, but names no table to join to; the table that is written is joined by WHERE: write ";
    text += method;
    text += "<Other>() and its condition in .where(...)";
    w.report(text);
}

// The tables of `From` and `Joins`: apart, as conditions of joins see them, and behind the table that is written, as the
// clauses around them do.
template <class From, class Joins, class Writer>
constexpr void add_others(Writer& w, scope& others, scope& names) {
    others.outer = names.outer;
    others.written = names.sources[0].table;
    From::source_type::add_source(w, others);
    if constexpr (!std::is_void_v<Joins>) Joins::add_sources(w, others);
    for (std::size_t i = 0; i < others.source_count; ++i) add_source(w, names, others.sources[i]);
}

// word "a" JOIN "b" ON ...
template <class From, class Joins, class Writer>
constexpr void render_others(Writer& w, scope& others, std::string_view word) {
    w.text(word);
    begin_criteria(w, others);
    From::source_type::render_source(w);
    if constexpr (!std::is_void_v<Joins>) {
        const scope* around = w.visible;
        w.visible = &others;
        w.clause = clause_kind::on;
        Joins::render_joins(w, others);
        w.visible = around;
    }
}

// WHERE of criteria: of the table that is written, and those behind it that no ON has taken.
constexpr void begin_where(walk& w, const scope& others, scope& names) {
    names.unfiltered |= others.unfiltered << 1;
    names.maybe_no_row |= others.maybe_no_row << 1;
    begin_where(w, names);
}

// RETURNING beside other tables: names are qualified, and not every database shows it the others.
template <class Returning, class Writer>
constexpr void render_returning_beside(Writer& w, scope& names) {
    if constexpr (!std::is_void_v<Returning>) {
        names.hides_others = !Writer::dialect::returning_sees_others;
        if (names.hides_others) names.source_count = 1;
        Returning::render_clause(w);
    }
}

// SET ... FROM "a" JOIN "b" ON ... WHERE ... RETURNING ...
template <class Writer, class... Clauses>
constexpr void render_update_from(Writer& w, scope& names) {
    using from = clause_of<from_tag, Clauses...>;
    using joins = clause_of<join_tag, Clauses...>;
    using set = clause_of<set_tag, Clauses...>;
    using where = clause_of<where_tag, Clauses...>;
    scope others;
    add_others<from, joins>(w, others, names);
    if constexpr (!std::is_void_v<set>) set::render_clause(w);
    render_others<from, joins>(w, others, " FROM ");
    if (w.scoped) begin_where(w, others, names);
    if constexpr (!std::is_void_v<where>) where::render_clause(w);
    render_returning_beside<clause_of<returning_tag, Clauses...>>(w, names);
}

// USING "a" JOIN "b" ON ... WHERE ... RETURNING ...; WHERE EXISTS (SELECT 1 FROM "a" ... WHERE ...) without USING.
template <class Writer, class... Clauses>
constexpr void render_delete_using(Writer& w, scope& names) {
    using from = clause_of<using_tag, Clauses...>;
    using joins = clause_of<join_tag, Clauses...>;
    using where = clause_of<where_tag, Clauses...>;
    constexpr bool has_using = Writer::dialect::has_delete_using;
    scope others;
    add_others<from, joins>(w, others, names);
    render_others<from, joins>(w, others, has_using ? " USING " : " WHERE EXISTS (SELECT 1 FROM ");
    if (w.scoped) begin_where(w, others, names);
    if constexpr (!std::is_void_v<where>) where::render_clause(w);
    if (!has_using) w.text(")");
    render_returning_beside<clause_of<returning_tag, Clauses...>>(w, names);
}

}  // namespace cupel::detail
