// Functions of text and numbers that PostgreSQL spells or types in its own way.
#pragma once

#include <cupel/dialects/postgresql/dialect.hpp>
#include <cupel/sql/functions/concat_ws.hpp>
#include <cupel/sql/functions/numeric.hpp>
#include <cupel/sql/functions/string.hpp>
#include <cupel/sql/repeated.hpp>

#include <cstdint>
#include <string_view>
#include <type_traits>

namespace cupel::detail {

// Numbers of characters and digits are of type integer, and only numeric is rounded to digits.
template <class Number>
constexpr void render_as_integer(writer<postgresql>& w) {
    constexpr bool wide =
        sizeof(typename Number::value_type) > sizeof(std::int32_t) && !requires(Number n) { n.value; };
    w.text(wide ? ", CAST(" : ", ");
    Number::render(w);
    if (wide) w.text(" AS INTEGER)");
}

template <class Result, class Number, class Digits>
constexpr void render_for(writer<postgresql>& w, std::type_identity<function_call<"round", Result, Number, Digits>>) {
    w.text("CAST(round(CAST(");
    Number::render(w);
    w.text(" AS NUMERIC)");
    render_as_integer<Digits>(w);
    w.text(") AS DOUBLE PRECISION)");
}

template <class Result, class Text, class... Positions>
constexpr void render_for(writer<postgresql>& w,
                          std::type_identity<function_call<"substr", Result, Text, Positions...>>) {
    w.text("substr(");
    Text::render(w);
    (render_as_integer<Positions>(w), ...);
    w.text(")");
}

// PostgreSQL rounds the halves of a double to even numbers.
template <class Result, class Number>
    requires(!type_of<Number>.is_integer())
constexpr void render_for(writer<postgresql>& w, std::type_identity<function_call<"round", Result, Number>>) {
    repeated<Number, writer<postgresql>> number(w);
    number.write("(trunc(", ") + trunc((");
    number.write_inside("", " - trunc(", precedence::sum);
    number.write("", ")) * 2))");
}

template <fixed_string Name, class Result, class Text, class Count, class... Fill>
constexpr void render_counted(writer<postgresql>& w,
                              std::type_identity<function_call<Name, Result, Text, Count, Fill...>>) {
    w.put(Name.view(), "(");
    Text::render(w);
    render_as_integer<Count>(w);
    ((w.text(", "), Fill::render(w)), ...);
    w.text(")");
}

template <class Result, class... A>
constexpr void render_for(writer<postgresql>& w, std::type_identity<function_call<"left", Result, A...>> call) {
    render_counted(w, call);
}
template <class Result, class... A>
constexpr void render_for(writer<postgresql>& w, std::type_identity<function_call<"right", Result, A...>> call) {
    render_counted(w, call);
}
template <class Result, class... A>
constexpr void render_for(writer<postgresql>& w, std::type_identity<function_call<"repeat", Result, A...>> call) {
    render_counted(w, call);
}
template <class Result, class... A>
constexpr void render_for(writer<postgresql>& w, std::type_identity<function_call<"lpad", Result, A...>> call) {
    render_counted(w, call);
}
template <class Result, class... A>
constexpr void render_for(writer<postgresql>& w, std::type_identity<function_call<"rpad", Result, A...>> call) {
    render_counted(w, call);
}

template <class Result, class Number>
constexpr void render_for(writer<postgresql>& w, std::type_identity<function_call<"chr", Result, Number>>) {
    w.text("chr(CAST(");
    Number::render(w);
    w.text(" AS INTEGER))");
}

template <class Result, class Text, class Part>
constexpr void render_for(writer<postgresql>& w, std::type_identity<function_call<"position", Result, Text, Part>>) {
    w.text("strpos(");
    render_list<Text, Part>(w);
    w.text(")");
}

// It takes anything, which says nothing of a parameter.
template <class Separator, class... Texts>
constexpr void render_for(writer<postgresql>& w, std::type_identity<concat_ws_call<Separator, Texts...>>) {
    w.text("concat_ws(");
    Separator::render(w);
    const auto one = [&w]<class Text>(std::type_identity<Text>) {
        w.text(Text::has_values ? ", CAST(" : ", ");
        Text::render(w);
        if (Text::has_values) w.text(" AS TEXT)");
    };
    (one(std::type_identity<Texts>{}), ...);
    w.text(")");
}

}  // namespace cupel::detail
