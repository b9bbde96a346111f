// TRUNCATE
#pragma once

#include <cupel/sql/ddl.hpp>
#include <cupel/sql/insert.hpp>

#include <string_view>

namespace cupel {

namespace detail {

template <bool Restart, bool Cascade, class... Models>
struct truncate_statement : definition {
    // RESTART IDENTITY: keys that the database makes begin anew.
    constexpr auto restart_identity() const noexcept { return truncate_statement<true, Cascade, Models...>{}; }
    // CASCADE: tables that refer to these are emptied too.
    constexpr auto cascade() const noexcept { return truncate_statement<Restart, true, Models...>{}; }

    template <class Writer>
    static constexpr void render(Writer& w) {
        (w.require(model_problem<Models>), ...);
        ((table_of<Models>().view ? report_write_to_view(w, table_of<Models>()) : void()), ...);
        w.filtered = w.filtered || (false || ... || is_filtered<Models>);
        if (w.adds_criteria()) return report_criteria<Models...>(w);
        if constexpr (!Writer::dialect::has_truncate) return report<Models...>(w);
        w.text("TRUNCATE TABLE ");
        std::string_view before = "";
        ((w.text(before), w.table_name(table_of<Models>()), before = ", "), ...);
        if (Restart) w.text(" RESTART IDENTITY");
        if (Cascade) w.text(" CASCADE");
    }

    template <class... All>
    static constexpr void report_criteria(walk& w) {
        const table_info* table = nullptr;
        ((is_filtered<All> && table == nullptr ? void(table = &table_of<All>()) : void()), ...);
        problem text("cupel[E595]: TRUNCATE of ");
        table->describe(text);
        text += " in a session would take the rows too that its criteria hide; write delete_from<";
        text += table->type;
        text += ">().all_rows(), or unfiltered(truncate_table<...>)";
        w.report(text);
    }

    template <class First, class... Rest>
    static constexpr void report(walk& w) {
        problem text("cupel[E126]: TRUNCATE of ");
        table_of<First>().describe(text);
        text += " is asked of SQLite, which has none; write delete_from<";
        text += type_name<First>;
        text += ">().all_rows()";
        w.report(text);
    }
};

}  // namespace detail

// TRUNCATE TABLE a, b, on PostgreSQL: all rows go, without triggers of rows; `.restart_identity()`, `.cascade()`.
template <class Model, class... Models>
inline constexpr detail::truncate_statement<false, false, Model, Models...> truncate_table{};

}  // namespace cupel
