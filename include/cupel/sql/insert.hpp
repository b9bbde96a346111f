// INSERT
#pragma once

#include <cupel/sql/write_methods.hpp>

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

constexpr void report_write_to_view(walk& w, const table_info& view) {
    w.report(problem("cupel[E551]: ", view.name, " (", view.type,
                     ") is a view, whose rows are those of a query; write the tables that it selects from"));
}

// The scope of a statement that writes one table.
template <class T, class Writer, class Body>
constexpr void inside_table(Writer& w, scope& names, Body body) {
    const walk_state outer = w;
    w.require(model_problem<T>);
    if (table_of<T>().view) report_write_to_view(w, table_of<T>());
    names.outer = w.visible;
    names.sources[names.source_count++] = {&table_of<T>(), {}, false};
    names.writes = true;
    w.visible = &names;
    body();
    static_cast<walk_state&>(w) = outer;
}

template <class Clause, class Writer>
constexpr void render_writing_clause(Writer& w) {
    if constexpr (requires { Clause::render_clause(w); }) {
        // RETURNING names the columns of the one table that is written.
        w.qualified = !std::same_as<typename Clause::tag, returning_tag>;
        Clause::render_clause(w);
        w.qualified = true;
    }
}

// From the right: the oldest clause first.
template <class... Clauses, class Writer>
constexpr void render_writing_clauses(Writer& w) {
    [[maybe_unused]] int order = 0;
    static_cast<void>(((render_writing_clause<Clauses>(w), order) = ... = 0));
}

// The same of UPDATE and DELETE, where a session adds criteria to WHERE.
template <class Grammar, class... Clauses, class Writer>
constexpr void render_filtered_clauses(Writer& w, scope& names) {
    [[maybe_unused]] const auto one = [&]<class Clause>(std::type_identity<Clause>) {
        if constexpr (Grammar::template position<typename Clause::tag> >= Grammar::template position<where_tag>)
            if (w.scoped) begin_where(w, names);
        render_writing_clause<Clause>(w);
    };
    [[maybe_unused]] int order = 0;
    static_cast<void>(((one(std::type_identity<Clauses>()), order) = ... = 0));
    if (w.scoped) begin_where(w, names);
}

// The row in conflict may be one that criteria hide.
template <class T>
constexpr void note_upsert(walk& w) {
    w.filtered = true;
    if (!w.adds_criteria()) return;
    problem text("cupel[E593]: INSERT into ");
    table_of<T>().describe(text);
    text += " says in a session what a conflict does to a row that the criteria of the table may hide; get(...) or "
            "add(...) "
            "the entity, or write unfiltered(insert_into<";
    text += table_of<T>().type;
    text += ">()...)";
    w.report(text);
}

// Nothing that an INSERT writes is as short.
inline constexpr std::size_t default_values_size = std::string_view(" DEFAULT VALUES").size();

template <class T, bool WithKey>
struct insert_grammar : clause_order<insert_or_tag, values_tag, on_conflict_tag, where_tag, returning_tag> {
    using entity_type = T;
    template <class Statement>
    using methods = write_methods<Statement>;
    static constexpr bool with_key = WithKey;
    static constexpr bool writes = true;
    static constexpr bool inserts = true;

    template <class Statement, class Query>
    static constexpr auto from_query(const Statement& insert, Query rows) {
        return filling<Statement, void>{insert}.from(std::move(rows));
    }

    template <class Writer, class... Clauses>
    static constexpr void render(Writer& w) {
        scope names;
        inside_table<T>(w, names, [&] {
            if constexpr (is_filtered<T> &&
                          (has_clause<on_conflict_tag, Clauses...> || has_clause<insert_or_tag, Clauses...>))
                note_upsert<T>(w);
            w.text("INSERT ");
            if constexpr (has_clause<insert_or_tag, Clauses...>)
                clause_of<insert_or_tag, Clauses...>::render_before_into(w);
            w.text("INTO ");
            w.table_name(table_of<T>());
            if constexpr (!has_clause<values_tag, Clauses...>) assigned_values<T, WithKey>::render_clause(w);
            if constexpr (has_clause<where_tag, Clauses...> || has_clause<on_conflict_tag, Clauses...>)
                render_upsert<Writer, Clauses...>(w, names);
            else render_writing_clauses<Clauses...>(w);
        });
    }

private:
    // DO UPDATE and its WHERE see two rows: the one that is there, and the one that was to be inserted.
    template <class Writer, class... Clauses>
    static constexpr void render_upsert(Writer& w, scope& names) {
        using values = clause_of<values_tag, Clauses...>;
        using conflict = clause_of<on_conflict_tag, Clauses...>;
        if constexpr (std::is_void_v<values>) {
            report_nothing_conflicts<T>(w);
        } else if constexpr (std::is_void_v<conflict>) {
            report_where_of_insert<T>(w);
        } else {
            const std::size_t before = w.size;
            if constexpr (requires { values::render_before_conflict(w); }) values::render_before_conflict(w);
            else values::render_clause(w);
            if (w.size - before == default_values_size) report_nothing_conflicts<T>(w);
            names.sources[names.source_count++] = {&table_of<T>(), excluded_name, false};
            conflict::template render_conflict<values>(w);
            if constexpr (has_clause<where_tag, Clauses...>) {
                if (!conflict::updates) report_where_of_insert<T>(w);
                clause_of<where_tag, Clauses...>::render_clause(w);
            }
            --names.source_count;
            if constexpr (has_clause<returning_tag, Clauses...>)
                render_writing_clause<clause_of<returning_tag, Clauses...>>(w);
        }
    }
};

}  // namespace detail

// Says that objects or assignments bring the key that the database would otherwise make.
struct with_key_t {};
inline constexpr with_key_t with_key{};

// INSERT INTO the table of T: `.values(...)` with assignments, a T, or a range of T; `.returning(...)`.
template <class T>
constexpr auto insert_into() {
    return statement<detail::insert_grammar<T, false>>{};
}
template <class T>
constexpr auto insert_into(with_key_t) {
    return statement<detail::insert_grammar<T, true>>{};
}

}  // namespace cupel
