// What SQLite spells differently of conditions and of bits.
#pragma once

#include <cupel/dialects/sqlite/dialect.hpp>
#include <cupel/sql/bitwise.hpp>
#include <cupel/sql/repeated.hpp>
#include <cupel/sql/row_in_range.hpp>
#include <cupel/sql/text_test.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace cupel::detail {

// x BETWEEN a AND b OR x BETWEEN b AND a
template <class Operand, class Low, class High>
constexpr void render_for(writer<sqlite>& w, std::type_identity<between<"BETWEEN SYMMETRIC", Operand, Low, High>>) {
    constexpr int inside = precedence::comparison + 1;
    repeated<Operand, writer<sqlite>> x(w);
    repeated<Low, writer<sqlite>> low(w);
    repeated<High, writer<sqlite>> high(w);
    w.text("(");
    x.write_inside("", " BETWEEN ", inside);
    low.write_inside("", " AND ", inside);
    high.write_inside("", " OR ", inside);
    x.write_inside("", " BETWEEN ", inside);
    high.write_inside("", " AND ", inside);
    low.write_inside("", ")", inside);
}

// LIKE of SQLite overlooks the case of letters, and has patterns: these do neither.
template <class Left, class Right>
constexpr void render_for(writer<sqlite>& w, std::type_identity<text_test<"startswith", Left, Right>>) {
    repeated<Right, writer<sqlite>> part(w);
    w.text("substr(");
    Left::render(w);
    part.write(", 1, length(", ")) = ");
    part.write_inside("", "", precedence::comparison + 1);
}

template <class Left, class Right>
constexpr void render_for(writer<sqlite>& w, std::type_identity<text_test<"endswith", Left, Right>>) {
    repeated<Left, writer<sqlite>> whole(w);
    repeated<Right, writer<sqlite>> part(w);
    whole.write("substr(", ", length(");
    whole.write("", ") - length(");
    part.write("", ") + 1) = ");
    part.write_inside("", "", precedence::comparison + 1);
}

template <class Left, class Right>
constexpr void render_for(writer<sqlite>& w, std::type_identity<text_test<"contains", Left, Right>>) {
    w.text("instr(");
    render_list<Left, Right>(w);
    w.text(") > 0");
}

template <fixed_string Test, class Left, class Right>
constexpr void render_for(writer<sqlite>& w, std::type_identity<text_test<Test, Left, Right>>) {
    problem text("cupel[E084]: ");
    cupel::detail::describe<Left>(text, "a text");
    text += " is matched with a regular expression, of which SQLite has none of its own; write .like(...) or "
            ".contains(...), or give SQLite a function of the program and call it as a cupel::sql_function";
    w.report(text);
}

// a | b without a & b
template <class Left, class Right>
constexpr void render_for(writer<sqlite>& w, std::type_identity<bit_xor<Left, Right>>) {
    constexpr int inside = precedence::bits + 1;
    repeated<Left, writer<sqlite>> left(w);
    repeated<Right, writer<sqlite>> right(w);
    left.write_inside("((", " | ", inside);
    right.write_inside("", ") - (", inside);
    left.write_inside("", " & ", inside);
    right.write_inside("", "))", inside);
}

// The parts of each row have the same key in their arrays.
template <fixed_string Test, class Row, class... T>
constexpr void render_for(writer<sqlite>& w, std::type_identity<row_in_range<Test, Row, T...>>) {
    w.text("(SELECT ");
    for (std::size_t part = 1; part <= sizeof...(T); ++part) {
        w.text(part == 1 ? "\"" : ", \"");
        w.number(part);
        w.text("\".value");
    }
    for (std::size_t part = 1; part <= sizeof...(T); ++part) {
        w.text(part == 1 ? " FROM json_each(" : " JOIN json_each(");
        w.parameter();
        w.text(") AS \"");
        w.number(part);
        w.text("\"");
        if (part == 1) continue;
        w.text(" ON \"");
        w.number(part);
        w.text("\".key = \"1\".key");
    }
    w.text(")");
}

}  // namespace cupel::detail
