// The one walk over a statement. It writes the text (or measures it), numbers the parameters, and checks every column
// against the scope it stands in. Nodes call it from their `render`.
#pragma once

#include <cupel/core/array_view.hpp>
#include <cupel/sql/criteria_walk.hpp>
#include <cupel/sql/literal_value.hpp>
#include <cupel/sql/table_bits.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cupel::detail {

// What the walk finds out about one item of the select list.
struct item_info {
    std::string_view name{};
    bool nullable = false;
};

struct named_list;
struct part_list;
struct part_scope;

// Where in a statement the walk is; a subquery has its own.
struct walk_state {
    const scope* visible = nullptr;
    const scope* related = nullptr;  // that of any<...> or has<...>, once one was seen
    clause_kind clause = clause_kind::none;
    bool qualified = true;            // "users"."id", or "id" where SQL wants the bare name
    bool nullable = false;            // whether the expression walked since this was cleared may be NULL
    bool aggregated = false;          // whether an aggregate was met since this was cleared
    bool aggregated_outside = false;  // the same, outside of windows
    bool in_aggregate = false;
    bool in_filter = false;                     // of an aggregate
    bool in_window = false;                     // inside a window function or its window
    bool windowed = false;                      // whether a window function was met since this was cleared
    std::uint32_t windows_used = 0;             // of those that the statement names
    bool covered = false;                       // inside an expression that GROUP BY names
    bool own_column = false;                    // whether a column of this statement was met since this was cleared
    bool outer_column = false;                  // the same of a statement around it
    bool clock = false;                         // whether the clock was asked since this was cleared
    bool one_row = false;                       // whether the SELECT walked last gives exactly one row
    const part_scope* optional_part = nullptr;  // the optional part around this place: see part.hpp
    std::size_t limit_part = 0;                 // 1 + the number of the part that LIMIT is, 0 if it is none

    item_info* items = nullptr;
    const scope* items_scope = nullptr;  // around the SELECT that the items are of; inner ones have their own
};

// What is known at every place of a statement.
struct walk_context {
    cte_frame* ctes = nullptr;  // of the WITH in front of it
};

inline constexpr char parameter_mark = '\xF5';  // in the pattern of a text: see part.hpp

// The part of the writer that does not depend on the dialect.
struct walk : walk_state, walk_context, criteria_context {
    char* out = nullptr;
    std::size_t room = 0;  // what stands beyond is measured only
    std::size_t size = 0;
    std::size_t parameters = 0;
    bool set_sees_old_rows = true;  // the dialect's
    bool sorts_by_outer = true;     // the dialect's
    std::size_t names = 0;          // of parameters
    named_list* named = nullptr;    // these, where there are any: see parameter.hpp
    std::size_t part_count = 0;     // that the statement may leave out when it runs
    part_list* optional = nullptr;  // these, where there are any: see part.hpp
    std::size_t text_count = 0;     // of pieces that are made when the statement runs
    std::uint64_t tables = 0;       // that the text names: see table_bits
    bool reads_unknown = false;     // whether a function may read and write others
    bool pattern = false;           // the text is to have marks of parts and parameters
    problem fault{};
    bool refused = false;  // an operand was refused with an error of its own: what follows from that is no news
    const literal_value* literals = nullptr;    // what the next parameters are, where they are written as text
    const table_info* literal_table = nullptr;  // whose mapping has these
    std::size_t literal_column = no_column;
    // Set while a statement looks for the one table that its select list stands on.
    bool discovering = false;
    std::size_t discoveries = 0;
    bool aggregated_in_part = false;  // whether an optional part holds an aggregate
    const table_info* discovered = nullptr;
    std::string_view discovered_alias{};
    std::string_view derived_name{};  // of the column that a query in FROM gives, met last or discovered

    constexpr void text(std::string_view part) noexcept {
        // Plain pointers: each call counts in constant evaluation.
        const std::size_t end = size + part.size();
        if (end <= room)
            for (const char* from = part.data(); size != end; ++size, ++from) out[size] = *from;
        size = end;
    }

    constexpr void character(char c) noexcept {
        if (size < room) out[size] = c;
        ++size;
    }

    // "name", with quotes inside doubled.
    constexpr void identifier(std::string_view name) noexcept { quoted(name, '"'); }

    // 'text': for DDL and generated text only; values of statements are bound.
    constexpr void literal(std::string_view value) noexcept { quoted(value, '\''); }

    // "name_end"
    constexpr void quoted_name(std::string_view name, std::string_view end) noexcept {
        character('"');
        quoted_part(name, '"');
        quoted_part(end, '"');
        character('"');
    }

    constexpr void quoted(std::string_view value, char quote) noexcept {
        character(quote);
        quoted_part(value, quote);
        character(quote);
    }

    constexpr void quoted_part(std::string_view value, char quote) noexcept {
        const char* from = value.data();
        for (const char* end = from + value.size(); from != end; ++from) {
            if (*from == quote) character(quote);
            if (size < room) out[size] = *from;
            ++size;
        }
    }

    constexpr void number(std::size_t value) noexcept {
        char digits[20]{};
        std::size_t count = 0;
        do {
            digits[count++] = static_cast<char>('0' + value % 10);
            value /= 10;
        } while (value != 0);
        while (count != 0) character(digits[--count]);
    }

    // TEXT, or VARCHAR(length)
    constexpr void text_type(std::size_t length) noexcept {
        if (length == 0) return text("TEXT");
        text("VARCHAR(");
        number(length);
        text(")");
    }

    // NUMERIC, or NUMERIC(precision, scale)
    constexpr void numeric_type(std::size_t precision, std::size_t scale) noexcept {
        text("NUMERIC");
        if (precision == 0) return;
        text("(");
        number(precision);
        text(", ");
        number(scale);
        text(")");
    }

    // 'a', 'b'
    constexpr void literals_of(array_view<std::string_view> labels) noexcept {
        std::string_view separator = "";
        for (std::string_view label : labels) {
            if (label.empty()) continue;
            text(separator);
            literal(label);
            separator = ", ";
        }
    }

    constexpr void table_name(const table_info& table) noexcept {
        tables |= table_bits(table);
        if (!table.schema.empty()) {
            identifier(table.schema);
            text(".");
        }
        identifier(table.name);
    }

    // Frees what was noted of parameters and parts.
    constexpr void release() noexcept;

    constexpr void report(const problem& found) noexcept {
        if (!fault.found() && !refused) fault = found;
    }

    // Of a model that makes no table only that is said.
    constexpr void require(const problem& of_model) noexcept {
        if (refused || !of_model.found()) return;
        fault = of_model;
        refused = true;
    }

    // Reports nothing more: what follows from the first report is no news.
    constexpr void silence_rest() noexcept { refused = true; }

    // What is refused has had its error.
    constexpr void silence() noexcept {
        if (refused) return;
        refused = true;
        fault = {};
    }

    constexpr void column(const table_info& table, std::string_view alias, std::size_t index) noexcept {
        if (in_criterion) alias = criterion_alias(visible, table, alias);
        const column_info& info = table.columns[index];
        if (discovering) return discover(table, alias);
        if (visible != nullptr) check_column(table, alias, index);
        nullable = nullable || info.nullable;
        if (qualified) {
            identifier(alias.empty() ? table.name : alias);
            text(".");
        }
        identifier(info.name);
    }

    // Of what a query in FROM gives; there the table's columns are known. Messages call it `said`.
    constexpr void derived_column(const table_info& table, std::string_view alias, std::size_t index,
                                  std::string_view name, std::string_view said = {}) noexcept {
        if (discoveries == 0) derived_name = said.empty() ? name : said;
        if (discovering) return discover(table, alias);
        if (visible != nullptr) check_column(table, alias, index);
        if (qualified) {
            identifier(alias);
            text(".");
        }
        identifier(name);
    }

    constexpr void discover(const table_info& table, std::string_view alias) noexcept {
        if (discoveries == 0) {
            discovered = &table;
            discovered_alias = alias;
        }
        if (*discovered != table || discovered_alias != alias || discoveries == 0) ++discoveries;
    }

    constexpr void check_column(const table_info& table, std::string_view alias, std::size_t index) noexcept {
        const source* found = visible->find(table, alias);
        if (found == nullptr) {
            check_outer_column(table, alias, index);
            return;
        }
        note_null(*found, index);
        own_column = true;
        if (found->part != 0) check_part(*found, index);
        if (needs_grouped_columns()) check_grouped(*visible, *found, index);
    }

    constexpr void check_grouped(const scope& groups, const source& from, std::size_t column) noexcept {
        if (!groups.groups_by(from, column)) report_not_grouped(groups, *from.table, from.alias, column);
        else nullable = nullable || groups.leaves_out(*from.table, from.alias, column);
    }

    // Of an entity in the select list: whether rows of some grouping sets have none.
    constexpr void check_entity_grouped(const source& from) noexcept {
        bool half = false;
        nullable = visible->leaves_out(*from.table, from.alias, half) || nullable;
        if (half) report_half_grouped(from);
    }

    constexpr void note_null(const source& from, std::size_t column) noexcept {
        nullable = nullable || from.nullable || (!from.table->derived.empty() && from.may_be_null(column));
    }

    // A column of a statement around this subquery.
    constexpr void check_outer_column(const table_info& table, std::string_view alias, std::size_t index) noexcept {
        const source* hiding = nullptr;
        bool sorted = clause_sorts();
        for (const scope* inner = visible; inner->outer != nullptr; inner = inner->outer) {
            if (hiding == nullptr) hiding = inner->find_name(alias.empty() ? table.name : alias);
            const source* found = inner->outer->find(table, alias);
            if (found == nullptr) {
                sorted = sorted || inner->inside_order;
                continue;
            }
            note_null(*found, index);
            if (found->part != 0) check_part(*found, index);
            outer_column = true;
            if (sorted && !sorts_by_outer) report_sorted_by_outer(*found, index);
            if (inner->inside_set && !set_sees_old_rows) check_updated(*inner->outer, *found, index);
            if (hiding != nullptr) report_hidden(*found, *hiding);
            else if (inner->inside_groups) check_grouped(*inner->outer, *found, index);
            return;
        }
        if (table.derived.empty()) report_out_of_scope(table, alias, index);
        else report_derived_out_of_scope(table);
    }

    // A column of a table that only an optional part joins.
    constexpr void check_part(const source& found, std::size_t index) noexcept;

    // Whether a column here must be a key of GROUP BY.
    constexpr bool needs_grouped_columns() const noexcept {
        return visible->grouped && !in_aggregate && !covered && clause_is_grouped();
    }

    constexpr bool clause_is_grouped() const noexcept {
        return clause == clause_kind::select_list || clause == clause_kind::having || clause == clause_kind::order_by ||
               clause == clause_kind::window;
    }

    // Whether the clause puts rows in order or in groups.
    constexpr bool clause_sorts() const noexcept {
        return clause == clause_kind::order_by || clause == clause_kind::group_by;
    }

    constexpr void report_out_of_scope(const table_info& table, std::string_view alias, std::size_t index) noexcept;

    constexpr void report_sorted_by_outer(const source& from, std::size_t index) noexcept;

    constexpr void check_updated(const scope& updated, const source& from, std::size_t index) noexcept;

    constexpr void report_derived_out_of_scope(const table_info& table) noexcept;

    // In FROM a CTE comes before a table of its name.
    constexpr void check_not_cte(const source& from) noexcept {
        if (from.is_query) return;
        for (const cte_frame* frame = ctes; frame != nullptr; frame = frame->outer)
            for (std::size_t i = 0; i < frame->count; ++i)
                if (from.table->schema.empty() && frame->entries[i].name == from.table->name)
                    report(problem("cupel[E113]: table ", from.table->name, " (", from.table->type,
                                   ") is in FROM beside CTE ", from.table->name, " (of ", frame->entries[i].table->type,
                                   "), which SQL would take for it; give the CTE another name"));
    }

    constexpr const source* find_aliased(const table_info& table) const noexcept;

    constexpr void report_hidden(const source& hidden, const source& hiding) noexcept;

    constexpr void report_not_grouped(const scope& grouped, const table_info& table, std::string_view alias,
                                      std::size_t index) noexcept;

    constexpr void report_half_grouped(const source& from) noexcept;

    constexpr void report_repeated(const scope& groups, void (*describe_key)(problem&), clause_kind where) noexcept;

    constexpr bool groups_by(std::string_view expression) noexcept;
};

// The writer of one dialect.
template <class Dialect>
struct writer : walk {
    using dialect = Dialect;

    constexpr writer() noexcept {
        sorts_by_outer = Dialect::sorts_by_outer;
        set_sees_old_rows = Dialect::set_sees_old_rows;
    }

    // What the dialect cannot store is refused where the column is first met.
    constexpr void column(const table_info& table, std::string_view alias, std::size_t index) noexcept {
        if constexpr (!Dialect::has_ranges)
            if (table.columns[index].type.kind == type_kind::range) report(range_problem(table, alias, index));
        walk::column(table, alias, index);
    }

    constexpr void parameter() noexcept {
        if (literals != nullptr) Dialect::literal_value(*this, *literals++);
        else put_parameter(++parameters);
    }

    // The parameter of a number: its text, or its mark.
    constexpr void put_parameter(std::size_t number) noexcept {
        if (!pattern) return Dialect::parameter(*this, number);
        character(parameter_mark);
        character(static_cast<char>(number / 128));
        character(static_cast<char>(number % 128));
    }

    // Whether GROUP BY names this expression, so that its columns need not be grouped. Called before it is rendered.
    template <class Node>
    constexpr bool groups_by() noexcept {
        return visible != nullptr && visible->expression_count != 0 && groups_by(spelled_type<Node>().text);
    }
    using walk::groups_by;

    // Follows a parameter whose type the database cannot infer.
    constexpr void parameter_type(const sql_type& type) noexcept {
        if (literals == nullptr) Dialect::parameter_type(*this, type);
    }

    template <class... Parts>
    constexpr void put(Parts... parts) noexcept {
        (text(parts), ...);
    }
};

}  // namespace cupel::detail

// Part of the walk, and below it only because it speaks of the struct above.
#include <cupel/sql/walk_report.hpp>
