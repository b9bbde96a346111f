// Arrays on SQLite: JSON arrays, whose elements json_each lists.
#pragma once

#include <cupel/dialects/sqlite/bytes.hpp>
#include <cupel/dialects/sqlite/dialect.hpp>
#include <cupel/sql/functions/array.hpp>
#include <cupel/sql/repeated.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

template <class Array>
constexpr std::string_view collation_of_elements() noexcept {
    return element_type_of<Array>.kind == type_kind::numeric ? sqlite::decimal_collation : std::string_view();
}

// Beside json_each, which has a column "id", a column of the program says its table.
class names_of_tables {
public:
    constexpr explicit names_of_tables(walk& w) noexcept : w_(w), before_(std::exchange(w.qualified, true)) {}
    constexpr ~names_of_tables() { w_.qualified = before_; }
    names_of_tables(const names_of_tables&) = delete;
    names_of_tables& operator=(const names_of_tables&) = delete;

private:
    walk& w_;
    bool before_;
};

// NULL beside NULL is no common element, as on PostgreSQL.
template <fixed_string Written, class Left, class Right>
constexpr void render_for(writer<sqlite>& w, std::type_identity<array_test<Written, Left, Right>>) {
    const names_of_tables qualified(w);
    constexpr bool contains = Written.view() != "&&";
    repeated<Left, writer<sqlite>> left(w);
    repeated<Right, writer<sqlite>> right(w);
    left.write("CASE WHEN (", ") IS NOT NULL AND (");
    right.write("", contains ? ") IS NOT NULL THEN NOT EXISTS (SELECT 1 FROM json_each("
                             : ") IS NOT NULL THEN EXISTS (SELECT 1 FROM json_each(");
    right.write("", contains ? ") AS \"right elements\" WHERE NOT EXISTS (SELECT 1 FROM json_each("
                             : ") AS \"right elements\" WHERE EXISTS (SELECT 1 FROM json_each(");
    left.write("", ") AS \"left elements\" WHERE \"left elements\".value = \"right elements\".value");
    w.put(collation_of_elements<Left>(), ")) END");
}

template <class Array, class Value>
constexpr void render_for(writer<sqlite>& w, std::type_identity<array_has<Array, Value>>) {
    const names_of_tables qualified(w);
    repeated<Array, writer<sqlite>> array(w);
    repeated<Value, writer<sqlite>> value(w);
    value.write_inside("CASE WHEN (", "", 0);
    array.write(") IS NOT NULL AND (", ") IS NOT NULL THEN ");
    value.write_inside("", collation_of_elements<Array>(), precedence::comparison + 1);
    array.write(" IN (SELECT value FROM json_each(", ")) END");
}

template <class Array, class Index>
constexpr void render_for(writer<sqlite>& w, std::type_identity<array_element_at<Array, Index>>) {
    const names_of_tables qualified(w);
    if constexpr (element_type_of<Array>.kind == type_kind::blob)
        report_not_compared<Array>(w, "E092", "[]",
                                   ", but SQLite keeps bytes in arrays as text; take the whole array, or store text");
    w.text("(SELECT value FROM json_each(");
    Array::render(w);
    w.text(") WHERE key = (");
    Index::render(w);
    w.text("))");
}

template <class Result, class Array>
constexpr void render_for(writer<sqlite>& w, std::type_identity<function_call<"cardinality", Result, Array>>) {
    w.text("json_array_length(");
    Array::render(w);
    w.text(")");
}

// The texts are joined, so that every element stays as it is.
template <class Left, class Right>
constexpr void render_for(writer<sqlite>& w, std::type_identity<array_joined<Left, Right>>) {
    repeated<Left, writer<sqlite>> left(w);
    repeated<Right, writer<sqlite>> right(w);
    left.write("coalesce(CASE WHEN json_array_length(", ") = 0 THEN ");
    right.write("", " WHEN json_array_length(");
    right.write("", ") = 0 THEN ");
    left.write("", " ELSE rtrim(json(");
    left.write("", "), ']') || ',' || ltrim(json(");
    right.write("", "), '[') END, ");
    left.write("", ", ");
    right.write("", ")");
}

template <class Operand>
constexpr void render_for(writer<sqlite>& w, std::type_identity<element_value<Operand>>) {
    constexpr type_kind kind = type_of<Operand>.kind;
    if constexpr (kind == type_kind::boolean) {
        w.text("json(CASE ");
        Operand::render(w);
        w.text(" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)");
    } else if constexpr (kind == type_kind::real || kind == type_kind::double_precision) {
        repeated<Operand, writer<sqlite>> x(w);
        x.write("json(CASE WHEN abs(", ") > 1.7976931348623157e308 THEN printf('%s9e999', CASE WHEN ");
        x.write("(", ") < 0 THEN '-' ELSE '' END) WHEN ");
        x.write("(", ") IS NOT NULL THEN printf('%!.18g', ");
        x.write("", ") END)");
    } else if constexpr (kind == type_kind::blob) {
        hex_on_sqlite<Operand>(w);
    } else if constexpr (kind == type_kind::json) {
        w.text("CAST(");
        Operand::render(w);
        w.text(" AS TEXT)");
    } else {
        Operand::render(w);
    }
}

template <class Left, class Right>
constexpr void render_for(writer<sqlite>& w, std::type_identity<array_appended<Left, Right>>) {
    w.text("json_insert(coalesce(");
    Left::render(w);
    w.text(", '[]'), '$[#]', ");
    Right::render(w);
    w.text(")");
}

template <class Result, class Argument, bool Distinct, class Tail>
constexpr void render_for(writer<sqlite>& w,
                          std::type_identity<aggregate_call<"array_agg", Result, Argument, Distinct>>, Tail) {
    w.text(Distinct ? "json_group_array(DISTINCT " : "json_group_array(");
    Argument::render(w);
    Tail::inside(w);
    w.text(")");
    Tail::behind(w);
}

}  // namespace cupel::detail
