// UPDATE
#pragma once

#include <cupel/sql/insert.hpp>

namespace cupel {

namespace detail {

template <class Clause>
concept leaves_out_where = requires { requires Clause::may_leave_where_out; };

// Whether all conditions are optional.
template <class... Clauses>
inline constexpr bool leaves_where_out = (false || ... || leaves_out_where<Clauses>);

// UPDATE and DELETE without WHERE touch every row: that has to be said.
template <class T, class... Clauses>
constexpr void check_where(walk& w, std::string_view code, std::string_view word) {
    if (!has_clause<where_tag, Clauses...> && !has_clause<all_rows_tag, Clauses...>) {
        problem text("cupel[", code, "]: ", word, " of ");
        table_of<T>().describe(text);
        text += " has no WHERE and would touch every row; add .where(";
        table_of<T>().spell(text, table_of<T>().key_column());
        text += " == value), or .all_rows() if that is meant";
        w.report(text);
    }
    if (leaves_where_out<Clauses...> && !has_clause<all_rows_tag, Clauses...>) {
        problem text("cupel[E137]: ", word, " of ");
        table_of<T>().describe(text);
        text += " has optional conditions alone, and without them would touch every row; add .where(";
        table_of<T>().spell(text, table_of<T>().key_column());
        text += " == value), or .all_rows() if that is meant";
        w.report(text);
    }
    if (!(where_may_say_nothing<Clauses> || ...) && has_clause<where_tag, Clauses...> &&
        has_clause<all_rows_tag, Clauses...>)
        w.report(problem("cupel[E046]: ", word, " of table ", table_of<T>().name, " (", type_name<T>,
                         ") has a WHERE and .all_rows(), which exclude each other; leave out .all_rows()"));
}

// A range of objects says by its keys which rows are meant.
template <class T, class Tag, class... Clauses>
constexpr void check_rows(walk& w, std::string_view code, std::string_view word) {
    if constexpr (requires { clause_of<Tag, Clauses...>::is_range; }) {
        if (has_clause<where_tag, Clauses...> || has_clause<all_rows_tag, Clauses...> ||
            has_clause<from_tag, Clauses...> || has_clause<using_tag, Clauses...> || has_clause<join_tag, Clauses...>)
            report_range_and_more<T>(w, word);
    } else {
        check_where<T, Clauses...>(w, code, word);
    }
}

// The table that is written has criteria of its own.
template <class T, class... Clauses, class Writer>
constexpr void note_written(Writer& w, scope& names, [[maybe_unused]] std::string_view word) {
    if constexpr (is_filtered<T>) {
        w.filtered = true;
        note_criteria<T>(w);
        begin_criteria(w, names);
        if constexpr ((false || ... || requires { Clauses::is_range; })) {
            problem text("cupel[E591]: ", word, " of ");
            table_of<T>().describe(text);
            text += " is given a range, whose rows are found by their keys alone, and the table has criteria; write "
                    ".where(";
            table_of<T>().spell(text, table_of<T>().key_column());
            text += ".in(keys)), or change entities of the session";
            if (w.adds_criteria()) w.report(text);
        }
    }
}

template <class T, class... Clauses>
constexpr void check_set(walk& w) {
    if (has_clause<set_tag, Clauses...>) return;
    problem text("cupel[E056]: UPDATE of ");
    table_of<T>().describe(text);
    spell_assignment<T>(text, " sets nothing; add .set(", " = value)");
    w.report(text);
}

template <class T>
struct update_grammar : clause_order<set_tag, from_tag, join_tag, where_tag, all_rows_tag, returning_tag> {
    using entity_type = T;
    template <class Statement>
    using methods = write_methods<Statement>;
    static constexpr bool writes = true;

    template <class Writer, class... Clauses>
    static constexpr void render(Writer& w) {
        scope names;
        inside_table<T>(w, names, [&] {
            check_set<T, Clauses...>(w);
            check_rows<T, set_tag, Clauses...>(w, "E053", "UPDATE");
            note_written<T, Clauses...>(w, names, "UPDATE");
            w.text("UPDATE ");
            w.table_name(table_of<T>());
            if constexpr (has_clause<from_tag, Clauses...>) render_update_from<Writer, Clauses...>(w, names);
            else if constexpr (has_clause<join_tag, Clauses...>) report_join_of_nothing<T>(w, "UPDATE", ".from");
            else render_filtered_clauses<update_grammar, Clauses...>(w, names);
        });
    }
};

}  // namespace detail

// UPDATE the table of T: `.set(column = value, ...)` or `.set(object)`, `.where(...)` or `.all_rows()`, `.from<Other>()` and
// joins, `.returning(...)`; or `.set(range)` of objects, whose keys say which rows.
template <class T>
constexpr auto update() {
    return statement<detail::update_grammar<T>>{};
}

}  // namespace cupel
