// SQLite's SQL.
#pragma once

#include <cupel/sql/functions/aggregate.hpp>
#include <cupel/sql/functions/conditional.hpp>
#include <cupel/sql/functions/datetime.hpp>
#include <cupel/sql/in.hpp>
#include <cupel/sql/literals.hpp>
#include <cupel/sql/predicates.hpp>
#include <cupel/sql/table_function.hpp>
#include <cupel/sql/writer.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace cupel {

template <class Driver>
class basic_connection;

// The dialect, and with <cupel/dialects/sqlite/driver.hpp> the home of its engine.
struct sqlite {
    static constexpr std::string_view dialect_name = "sqlite";

    struct engine;
    struct driver_connection;
    using connection = basic_connection<driver_connection>;

    // ?1
    static constexpr void parameter(detail::walk& w, std::size_t number) noexcept {
        w.text("?");
        w.number(number);
    }

    // Values bring their types.
    static constexpr void parameter_type(detail::walk&, const sql_type&) noexcept {}

    // A key that the database makes: the row's own number.
    static constexpr void generated_key(detail::walk& w, const sql_type&) noexcept { w.text("INTEGER PRIMARY KEY"); }

    // A foreign key stays inside its own schema, and an index is named with the schema of its table.
    static constexpr void referred_table(detail::walk& w, const table_info& table) noexcept {
        w.identifier(table.name);
    }
    static constexpr void index_on_table(detail::walk& w, std::string_view index, const table_info& table) noexcept {
        if (!table.schema.empty()) {
            w.identifier(table.schema);
            w.text(".");
        }
        w.identifier(index);
        w.text(" ON ");
        w.identifier(table.name);
    }

    // Foreign keys stand in CREATE TABLE only; the table they name may follow later.
    static constexpr bool has_begin_immediate = true;
    static constexpr bool has_alter_table_add_constraint = false;
    static constexpr std::string_view drop_table_end = "";
    // Dropping a table deletes its rows, and tables of a cycle refer to each other: count only what is left at the end.
    static constexpr std::string_view before_drop_all = "PRAGMA defer_foreign_keys = ON";

    static constexpr std::string_view limit_before_offset = " LIMIT -1";

    static constexpr void literal_value(detail::walk& w, const detail::literal_value& value) noexcept {
        detail::render_literal(w, value, "1", "0");
    }

    // SQLite has numbers, text and blobs: everything else is text. That of times and UUIDs sorts as they do; decimals need a
    // collation for it, by the name that SQLite's own shell has it under; the others have no order.
    static constexpr std::string_view decimal_collation = " COLLATE decimal";
    static constexpr bool has_exact_arithmetic = false;
    static constexpr bool compares(const sql_type& type) noexcept {
        return type.array ||
               (type.kind != type_kind::json && type.kind != type_kind::interval && type.kind != type_kind::range);
    }
    static constexpr bool orders(const sql_type& type) noexcept {
        return !type.array && compares(type) && type.kind != type_kind::enumeration;
    }
    static constexpr bool mixes_decimals = false;
    static constexpr bool has_copy = false;
    static constexpr std::string_view create_view = "CREATE VIEW ";
    static constexpr bool replaces_views = false;
    static constexpr bool has_truncate = false;
    static constexpr bool has_insert_or = true;
    static constexpr bool has_row_locks = false;
    static constexpr bool has_distinct_on = false;
    static constexpr bool has_with_ties = false;
    static constexpr bool has_delete_using = false;
    static constexpr bool returning_sees_others = false;
    static constexpr std::string_view random_uuid =
        "(lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || "
        "substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))))";
    static constexpr bool has_ranges = false;
    static constexpr bool has_index_methods = false;
    static constexpr bool has_text_vectors = false;
    static constexpr std::string_view conflict_on_constraint = "";  // a key is named by its columns
    static constexpr std::string_view before_conflicting_query = "SELECT * FROM (";
    static constexpr std::string_view after_conflicting_query = ") WHERE true";
    static constexpr std::string_view explain = "EXPLAIN QUERY PLAN ";
    static constexpr std::string_view explain_analyze = "";
    // The members of a set operation stand in no parentheses; a query in FROM may be anything.
    static constexpr std::string_view set_member_begin = "SELECT * FROM (";
    static constexpr bool has_set_all = false;
    static constexpr bool has_writing_ctes = false;
    static constexpr bool has_cycle = false;
    static constexpr bool has_lateral = false;
    // "name" ("column", ...) in FROM.
    static constexpr bool has_column_lists = false;
    // A function in FROM that gives the elements of an array, and how its column is called "value".
    static constexpr std::string_view unnest = "json_each(";
    // A query: RIGHT JOIN finds nothing in a function.
    static constexpr std::string_view unnest_range = "(SELECT value FROM json_each(";
    static constexpr std::string_view unnest_range_end = ")";
    static constexpr std::string_view function_column = "";
    static constexpr bool has_enum_types = false;
    // Since SQLite 3.44 only.
    static constexpr bool has_ordered_aggregates = false;
    static constexpr std::string_view collation_of_bytes = "BINARY";
    static constexpr bool has_question_mark_parameters = true;
    static constexpr bool has_quantifiers = false;
    // Whether ORDER BY and GROUP BY of a subquery see the columns around it.
    static constexpr bool sorts_by_outer = false;
    // Whether a subquery of SET sees the rows as they were before the UPDATE.
    static constexpr bool set_sees_old_rows = false;
    // A list of rows has no other form.
    static constexpr std::string_view before_listed_rows = "VALUES ";
    // Whether HAVING may stand without GROUP BY where no aggregate is selected.
    static constexpr bool has_bare_having = false;
    static constexpr bool has_range_of_times = false;
    static constexpr bool has_grouping_sets = false;

    // What follows the type and NOT NULL of a column.
    static constexpr void column_end(detail::walk& w, const column_info& column) noexcept {
        if (column.type.array) return;
        if (column.type.kind == type_kind::numeric) w.text(decimal_collation);
        if (column.type.kind == type_kind::json) {
            w.text(" CHECK (");
            if (column.nullable) {  // json_valid(NULL) is 0 before SQLite 3.45
                w.identifier(column.name);
                w.text(" IS NULL OR ");
            }
            w.text("json_valid(");
            w.identifier(column.name);
            w.text("))");
        }
        if (column.type.kind == type_kind::enumeration) {
            w.text(" CHECK (");
            w.identifier(column.name);
            w.text(" IN (");
            w.literals_of(column.type.labels);
            w.text("))");
        }
    }

    static constexpr void type_name(detail::walk& w, const sql_type& type) noexcept {
        if (type.array) return w.text("TEXT");
        switch (type.kind) {
            case type_kind::boolean: return w.text("BOOLEAN");
            case type_kind::smallint: return w.text("SMALLINT");
            case type_kind::integer:
            case type_kind::bigint: return w.text("INTEGER");
            case type_kind::real:
            case type_kind::double_precision: return w.text("REAL");
            case type_kind::blob: return w.text("BLOB");
            case type_kind::text: return w.text_type(type.length);
            case type_kind::date:
            case type_kind::timestamp:
            case type_kind::timestamptz:
            case type_kind::numeric:
            case type_kind::uuid:
            case type_kind::json:
            case type_kind::interval:
            case type_kind::enumeration:
            case type_kind::range: return w.text("TEXT");  // refused before
        }
    }
};

namespace detail {

// There is no ILIKE.
template <fixed_string Test, class Left, class Right>
constexpr void render_for(writer<sqlite>& w, std::type_identity<ilike<Test, Left, Right>>) {
    w.text("lower(");
    Left::render(w);
    w.text(Test.view() == "ILIKE" ? ") LIKE lower(" : ") NOT LIKE lower(");
    Right::render(w);
    w.text(")");
}

template <fixed_string Test, class Left, class Right>
constexpr void render_for(writer<sqlite>& w, std::type_identity<escaped_like<ilike<Test, Left, Right>>>) {
    ilike<Test, Left, Right>::render(w);
    w.text(" ESCAPE lower(");
    w.parameter();
    w.text(")");
}

// The values of a range are one parameter, a JSON array.
template <fixed_string Test, class Operand, class T>
constexpr void render_for(writer<sqlite>& w, std::type_identity<in_range<Test, Operand, T>>) {
    w.text(" ");
    w.text(Test.view());
    w.text(" (SELECT value FROM json_each(");
    w.parameter();
    w.text("))");
}

// Timestamps and dates are text of different lengths.
template <class T, class Operand>
    requires(sql_type_of<T>.kind == type_kind::date && type_of<Operand>.kind == type_kind::timestamp)
constexpr void render_for(writer<sqlite>& w, std::type_identity<cast_call<T, Operand>>) {
    w.text("date(");
    Operand::render(w);
    w.text(")");
}

template <class T, class Operand>
    requires(sql_type_of<T>.kind == type_kind::timestamp && type_of<Operand>.kind == type_kind::date)
constexpr void render_for(writer<sqlite>& w, std::type_identity<cast_call<T, Operand>>) {
    w.text("(");
    Operand::render(w);
    w.text(" || ' 00:00:00.000000')");
}

// What is text has no conversion to look at the text, except that an integer is a decimal already.
template <class T, class Operand>
    requires(sql_type_of<T>.array || sql_type_of<T>.kind >= type_kind::timestamptz)
constexpr void render_for(writer<sqlite>& w, std::type_identity<cast_call<T, Operand>>) {
    constexpr sql_type from = type_of<Operand>, to = sql_type_of<T>;
    if (from.kind == type_kind::json && to.kind == type_kind::json && !from.array && !to.array)
        return Operand::render(w);
    if constexpr (!(to.is_decimal() && (from.is_integer() || from.is_decimal()))) {
        problem text("cupel[E072]: ");
        cupel::detail::describe<Operand>(text, "an expression");
        text += " is cast to ";
        text += to.name;
        text += ", which SQLite keeps as text and cannot convert to; convert the value in the program";
        w.report(text);
    }
    w.text("CAST(");
    Operand::render(w);
    w.text(" AS TEXT)");
}

template <class Result>
constexpr void render_for(writer<sqlite>& w, std::type_identity<function_call<"current_timestamp", Result>>) {
    w.text("strftime('%Y-%m-%d %H:%M:%f000Z', 'now')");
}

// The stored form of a timestamp: six decimals, though SQLite's clock gives three.
template <class Result>
constexpr void render_for(writer<sqlite>& w, std::type_identity<function_call<"now", Result>>) {
    w.text("strftime('%Y-%m-%d %H:%M:%f000', 'now')");
}

template <class Result>
constexpr void render_for(writer<sqlite>& w, std::type_identity<function_call<"current_date", Result>>) {
    w.text("CURRENT_DATE");
}

// false is 0 and true is 1.
template <fixed_string Name, class Argument, bool Distinct, class Tail>
    requires(Name.view() == "bool_and" || Name.view() == "every" || Name.view() == "bool_or")
constexpr void render_for(writer<sqlite>& w, std::type_identity<aggregate_call<Name, bool, Argument, Distinct>>, Tail) {
    render_aggregate<Argument, false, Tail>(w, Name.view() == "bool_or" ? "max" : "min");
}

template <class Argument, bool Distinct, class Tail>
constexpr void render_for(writer<sqlite>& w,
                          std::type_identity<aggregate_call<"string_agg", std::string, Argument, Distinct>> call,
                          Tail) {
    if (Distinct)
        report_no_aggregate<typename decltype(call)::type>(
            w, " has .distinct() beside its separator, which SQLite takes of one argument only",
            "; aggregate without it, or sort out the duplicates in the program");
    render_aggregate<Argument, Distinct, Tail>(w, "group_concat");
}

template <fixed_string Name, class ValueType, class Argument, bool Distinct, class Tail>
    requires(is_spread(Name.view()) || requires { typename Argument::within_group_key; })
constexpr void render_for(writer<sqlite>& w,
                          std::type_identity<aggregate_call<Name, ValueType, Argument, Distinct>> call, Tail) {
    report_no_aggregate<typename decltype(call)::type>(w, " is asked of SQLite, which has none",
                                                       "; select the values and compute in the program");
    render_aggregate<Argument, Distinct, Tail>(w, Name.view());
}

// There is no generate_series. Its bounds see the statements around, not the tables beside.
template <class First, class Last, class Step>
constexpr void render_for(writer<sqlite>& w, std::type_identity<series<First, Last, Step>>) {
    scope around;
    around.outer = w.visible->outer;
    w.visible = &around;
    w.text("(WITH RECURSIVE \"bounds\" (\"first\", \"last\", \"step\") AS (SELECT ");
    First::render(w);
    w.text(", ");
    Last::render(w);
    w.text(", ");
    Step::render(w);
    w.text("), \"series\" (\"value\") AS (SELECT \"first\" FROM \"bounds\" WHERE \"step\" > 0 AND \"first\" <= "
           "\"last\" OR \"step\" < "
           "0 AND \"first\" >= \"last\" UNION ALL SELECT \"value\" + \"step\" FROM \"series\", \"bounds\" WHERE "
           "\"step\" > 0 AND \"value\" "
           "+ \"step\" <= \"last\" OR \"step\" < 0 AND \"value\" + \"step\" >= \"last\") SELECT \"value\" FROM "
           "\"series\")");
}

}  // namespace detail
}  // namespace cupel

// Parts of the dialect, and below it only because they speak of the struct above.
#include <cupel/dialects/sqlite/array.hpp>
#include <cupel/dialects/sqlite/bytes.hpp>
#include <cupel/dialects/sqlite/json.hpp>
// Part of the dialect, and below it only because it speaks of the struct above.
#include <cupel/dialects/sqlite/extreme.hpp>
#include <cupel/dialects/sqlite/functions.hpp>
#include <cupel/dialects/sqlite/operators.hpp>
#include <cupel/dialects/sqlite/time.hpp>
#include <cupel/dialects/sqlite/window.hpp>
