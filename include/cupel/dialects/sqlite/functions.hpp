// Functions of text and numbers that SQLite does not have, made of those that it has.
#pragma once

#include <cupel/dialects/sqlite/dialect.hpp>
#include <cupel/sql/functions/concat_ws.hpp>
#include <cupel/sql/functions/numeric.hpp>
#include <cupel/sql/functions/string.hpp>
#include <cupel/sql/repeated.hpp>

#include <string_view>
#include <type_traits>

namespace cupel::detail {

template <class Node>
using repeated_on_sqlite = repeated<Node, writer<sqlite>>;

template <class Result, class Text>
constexpr void render_for(writer<sqlite>& w, std::type_identity<function_call<"char_length", Result, Text>>) {
    w.text("length(");
    Text::render(w);
    w.text(")");
}

template <class Result, class Text>
constexpr void render_for(writer<sqlite>& w, std::type_identity<function_call<"octet_length", Result, Text>>) {
    w.text("length(CAST(");
    Text::render(w);
    w.text(" AS BLOB))");
}

template <class Result, class Text, class Part>
constexpr void render_for(writer<sqlite>& w, std::type_identity<function_call<"position", Result, Text, Part>>) {
    w.text("instr(");
    render_list<Text, Part>(w);
    w.text(")");
}

template <class Result, class Text, class Count>
constexpr void render_for(writer<sqlite>& w, std::type_identity<function_call<"left", Result, Text, Count>>) {
    constexpr int inside = precedence::sum;
    repeated_on_sqlite<Text> whole(w);
    repeated_on_sqlite<Count> n(w);
    whole.write("substr(", ", 1, iif(");
    n.write_inside("", " < 0, max(length(", inside);
    whole.write("", ") + ");
    n.write_inside("", ", 0), ", inside);
    n.write("", "))");
}

template <class Result, class Text, class Count>
constexpr void render_for(writer<sqlite>& w, std::type_identity<function_call<"right", Result, Text, Count>>) {
    constexpr int inside = precedence::product;
    repeated_on_sqlite<Text> whole(w);
    repeated_on_sqlite<Count> n(w);
    whole.write("substr(", ", iif(");
    n.write_inside("", " < 0, 1 - ", inside);
    n.write_inside("", ", max(length(", inside);
    whole.write("", ") - ");
    n.write_inside("", ", 0) + 1))", inside);
}

// A blob of n zeroes has 2n digits. The first part is NULL where one of the two is, and empty otherwise.
template <class Result, class Text, class Count>
constexpr void render_for(writer<sqlite>& w, std::type_identity<function_call<"repeat", Result, Text, Count>>) {
    repeated_on_sqlite<Text> whole(w);
    repeated_on_sqlite<Count> n(w);
    whole.write("(substr(", ", 1, 0 * ");
    n.write_inside("", ") || replace(hex(zeroblob(", precedence::product + 1);
    n.write("", ")), '00', ");
    whole.write("", "))");
}

// No fill is a blank.
template <bool Left, class Text, class Count, class... Fill>
constexpr void render_padded(writer<sqlite>& w) {
    constexpr int inside = precedence::product;
    repeated_on_sqlite<Text> whole(w);
    repeated_on_sqlite<Count> n(w);
    const auto render_all = [&](auto... fill) {
        whole.write("CASE WHEN length(", ") >= ");
        n.write_inside("", " THEN substr(", inside);
        whole.write("", ", 1, max(");
        n.write("", ", 0))");
        ((fill.write(" || substr(", ", 1, 0)")), ...);
        w.text(" ELSE ");
        if (!Left) whole.write_inside("", " || ", inside);
        n.write("substr(replace(hex(zeroblob(", ")), '00', ");
        if constexpr (sizeof...(fill) == 0) w.text("' '");
        else (fill.write("", ""), ...);
        n.write_inside("), 1, ", " - length(", inside);
        whole.write("", "))");
        if (Left) whole.write_inside(" || ", "", inside);
        w.text(" END");
    };
    render_all(repeated_on_sqlite<Fill>(w)...);
}

template <class Result, class... Arguments>
constexpr void render_for(writer<sqlite>& w, std::type_identity<function_call<"lpad", Result, Arguments...>>) {
    render_padded<true, Arguments...>(w);
}

template <class Result, class... Arguments>
constexpr void render_for(writer<sqlite>& w, std::type_identity<function_call<"rpad", Result, Arguments...>>) {
    render_padded<false, Arguments...>(w);
}

template <class Result, class Text>
constexpr void render_for(writer<sqlite>& w, std::type_identity<function_call<"reverse", Result, Text>>) {
    problem text("cupel[E084]: ");
    function_call<"reverse", Result, Text>::describe(text);
    text += " is not there in SQLite; reverse the value in the program, or give SQLite a function of the program";
    w.report(text);
}

template <class Result, class Text>
constexpr void render_for(writer<sqlite>& w, std::type_identity<function_call<"ascii", Result, Text>>) {
    repeated_on_sqlite<Text> whole(w);
    whole.write("ifnull(unicode(", "), length(");
    whole.write("", "))");
}

template <class Result, class Number>
constexpr void render_for(writer<sqlite>& w, std::type_identity<function_call<"chr", Result, Number>>) {
    w.text("char(");
    Number::render(w);
    w.text(")");
}

template <class Separator, class... Texts>
constexpr void render_for(writer<sqlite>& w, std::type_identity<concat_ws_call<Separator, Texts...>>) {
    repeated_on_sqlite<Separator> separator(w);
    std::string_view before = "substr(";
    const auto one = [&]<class Text>(std::type_identity<Text>) {
        w.text(before);
        before = " || ";
        separator.write_inside("coalesce(", " || ", precedence::sum);
        render_inside<Text>(w, precedence::sum + 1);
        w.text(", '')");
    };
    (one(std::type_identity<Texts>{}), ...);
    separator.write(", length(", ") + 1)");
}

// As many different numbers as a double has in this range.
template <class Result>
constexpr void render_for(writer<sqlite>& w, std::type_identity<function_call<"random", Result>>) {
    w.text("((random() & 9007199254740991) / 9007199254740992.0)");
}

}  // namespace cupel::detail
