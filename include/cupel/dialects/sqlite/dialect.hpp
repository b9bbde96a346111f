// SQLite's SQL.
#pragma once

#include <cupel/sql/functions/aggregate.hpp>
#include <cupel/sql/functions/conditional.hpp>
#include <cupel/sql/functions/datetime.hpp>
#include <cupel/sql/in.hpp>
#include <cupel/sql/literals.hpp>
#include <cupel/sql/predicates.hpp>
#include <cupel/sql/writer.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace cupel {

// The dialect, and with <cupel/dialects/sqlite/driver.hpp> the home of its engine.
struct sqlite {
    static constexpr std::string_view dialect_name = "sqlite";

    struct engine;
    struct connection;

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
    static constexpr void referred_table(detail::walk& w, const table_info& table) noexcept { w.identifier(table.name); }
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
    static constexpr bool has_alter_table_add_constraint = false;
    static constexpr std::string_view drop_table_end = "";
    // Dropping a table deletes its rows, and tables of a cycle refer to each other: count only what is left at the end.
    static constexpr std::string_view before_drop_all = "PRAGMA defer_foreign_keys = ON";

    static constexpr std::string_view limit_before_offset = " LIMIT -1";

    static constexpr void literal_value(detail::walk& w, const detail::literal_value& value) noexcept {
        detail::render_literal(w, value, "1", "0");
    }

    // Timestamps and dates are text, in a form that sorts as time does.
    static constexpr void type_name(detail::walk& w, const sql_type& type) noexcept {
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
            case type_kind::timestamp: return w.text("TEXT");
        }
    }
};

namespace detail {

// There is no ILIKE.
template <class Left, class Right>
constexpr void render_for(writer<sqlite>& w, std::type_identity<ilike<Left, Right>>) {
    w.text("lower(");
    Left::render(w);
    w.text(") LIKE lower(");
    Right::render(w);
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

// The stored form of a timestamp: six decimals, though SQLite's clock gives three.
template <class Result>
constexpr void render_for(writer<sqlite>& w, std::type_identity<function_call<"now", Result>>) {
    w.text("strftime('%Y-%m-%d %H:%M:%f000', 'now')");
}

template <class Result>
constexpr void render_for(writer<sqlite>& w, std::type_identity<function_call<"current_date", Result>>) {
    w.text("CURRENT_DATE");
}

}  // namespace detail
}  // namespace cupel
