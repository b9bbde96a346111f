// What PostgreSQL spells in its own way of conditions and of bits.
#pragma once

#include <cupel/dialects/postgresql/dialect.hpp>
#include <cupel/sql/bitwise.hpp>
#include <cupel/sql/repeated.hpp>
#include <cupel/sql/row_in_range.hpp>
#include <cupel/sql/text_test.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace cupel::detail {

template <class Left, class Right>
constexpr void render_for(writer<postgresql>& w, std::type_identity<text_test<"startswith", Left, Right>>) {
    w.text("starts_with(");
    render_list<Left, Right>(w);
    w.text(")");
}

template <class Left, class Right>
constexpr void render_for(writer<postgresql>& w, std::type_identity<text_test<"endswith", Left, Right>>) {
    repeated<Right, writer<postgresql>> part(w);
    w.text("right(");
    Left::render(w);
    part.write(", length(", ")) = ");
    part.write_inside("", "", precedence::comparison + 1);
}

template <class Left, class Right>
constexpr void render_for(writer<postgresql>& w, std::type_identity<text_test<"contains", Left, Right>>) {
    w.text("strpos(");
    render_list<Left, Right>(w);
    w.text(") > 0");
}

template <fixed_string Test, class Left, class Right>
constexpr void render_for(writer<postgresql>& w, std::type_identity<text_test<Test, Left, Right>>) {
    render_inside<Left>(w, precedence::comparison + 1);
    w.text(Test.view() == "regexp_match" ? " ~ " : " ~* ");
    render_inside<Right>(w, precedence::comparison + 1);
}

template <class Left, class Right>
constexpr void render_for(writer<postgresql>& w, std::type_identity<bit_xor<Left, Right>>) {
    render_inside<Left>(w, precedence::bits);
    w.text(" # ");
    render_inside<Right>(w, precedence::bits + 1);
}

// An INTEGER would lose what is shifted beyond 32 bits.
template <class Operator, class Left, class Right>
constexpr void render_for(writer<postgresql>& w, std::type_identity<bit_shift<Operator, Left, Right>>) {
    w.text("CAST(");
    Left::render(w);
    w.text(" AS BIGINT)");
    w.text(Operator::sql);
    w.text("CAST(");
    Right::render(w);
    w.text(" AS INTEGER)");
}

template <fixed_string Test, class Row, class... T>
constexpr void render_for(writer<postgresql>& w, std::type_identity<row_in_range<Test, Row, T...>>) {
    w.text("(SELECT * FROM unnest(");
    std::size_t part = 0;
    ((w.text(part++ == 0 ? "" : ", "), w.parameter(), w.parameter_type(stored_kind<array_of<T>>::type)), ...);
    w.text("))");
}

}  // namespace cupel::detail
