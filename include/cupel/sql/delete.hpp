// DELETE
#pragma once

#include <cupel/sql/update.hpp>

namespace cupel {

namespace detail {

template <class T>
struct delete_grammar : clause_order<rows_tag, using_tag, join_tag, where_tag, all_rows_tag, returning_tag> {
    using entity_type = T;
    template <class Statement>
    using methods = write_methods<Statement>;
    static constexpr bool writes = true;

    template <class Writer, class... Clauses>
    static constexpr void render(Writer& w) {
        scope names;
        inside_table<T>(w, names, [&] {
            check_rows<T, rows_tag, Clauses...>(w, "E054", "DELETE");
            note_written<T, Clauses...>(w, names, "DELETE");
            w.text("DELETE FROM ");
            w.table_name(table_of<T>());
            if constexpr (has_clause<using_tag, Clauses...>) render_delete_using<Writer, Clauses...>(w, names);
            else if constexpr (has_clause<join_tag, Clauses...>) report_join_of_nothing<T>(w, "DELETE", ".using_");
            else render_filtered_clauses<delete_grammar, Clauses...>(w, names);
        });
    }
};

}  // namespace detail

// DELETE FROM the table of T: `.where(...)` or `.all_rows()`, `.using_<Other>()` and joins, `.returning(...)`; or
// `.rows(range)` of objects, whose keys say which rows.
template <class T>
constexpr auto delete_from() {
    return statement<detail::delete_grammar<T>>{};
}

}  // namespace cupel
