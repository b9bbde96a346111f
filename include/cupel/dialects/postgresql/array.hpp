// Arrays on PostgreSQL.
#pragma once

#include <cupel/dialects/postgresql/dialect.hpp>
#include <cupel/sql/functions/array.hpp>

#include <type_traits>

namespace cupel::detail {

template <fixed_string Written, class Left, class Right>
constexpr void render_for(writer<postgresql>& w, std::type_identity<array_test<Written, Left, Right>>) {
    w.text("(");
    render_inside<Left>(w, precedence::primary);
    w.text(Written.view() == "&&" ? " && " : " @> ");
    render_inside<Right>(w, precedence::primary);
    w.text(")");
}

template <class Array, class Value>
constexpr void render_for(writer<postgresql>& w, std::type_identity<array_has<Array, Value>>) {
    w.text("(");
    render_inside<Value>(w, precedence::comparison + 1);
    w.text(" = ANY(");
    Array::render(w);
    w.text("))");
}

// PostgreSQL counts from 1.
template <class Array, class Index>
constexpr void render_for(writer<postgresql>& w, std::type_identity<array_element_at<Array, Index>>) {
    constexpr bool wide = is_wide<typename Index::value_type>;
    w.text("(");
    Array::render(w);
    w.text(wide ? ")[CAST(" : ")[");
    render_inside<Index>(w, wide ? 0 : precedence::sum);
    w.text(wide ? " AS INTEGER) + 1]" : " + 1]");
}

template <class Left, class Right>
constexpr void render_for(writer<postgresql>& w, std::type_identity<array_joined<Left, Right>>) {
    w.text("array_cat(");
    render_list<Left, Right>(w);
    w.text(")");
}

template <class Left, class Right>
constexpr void render_for(writer<postgresql>& w, std::type_identity<array_appended<Left, Right>>) {
    w.text("array_append(");
    render_list<Left, Right>(w);
    w.text(")");
}

template <class Result, class Argument, bool Distinct, class Tail>
constexpr void render_for(writer<postgresql>& w,
                          std::type_identity<aggregate_call<"array_agg", Result, Argument, Distinct>>, Tail) {
    w.text(Distinct ? "coalesce(array_agg(DISTINCT " : "coalesce(array_agg(");
    Argument::render(w);
    Tail::inside(w);
    w.text(")");
    Tail::behind(w);
    w.text(", '{}')");
}

}  // namespace cupel::detail
