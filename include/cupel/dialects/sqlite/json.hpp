// JSON on SQLite: text, and paths such as $."a"[0].
#pragma once

#include <cupel/dialects/sqlite/dialect.hpp>
#include <cupel/sql/functions/json.hpp>
#include <cupel/sql/json_rows.hpp>
#include <cupel/sql/repeated.hpp>

#include <string_view>
#include <type_traits>

namespace cupel::detail {

// One step inside the quotes of a path.
template <path_step Step>
constexpr void step_on_sqlite(writer<sqlite>& w, std::type_identity<constant_step<Step>>) {
    if constexpr (Step.is_index) {
        w.text(Step.index < 0 ? "[#-" : "[");
        w.number(static_cast<std::size_t>(Step.index < 0 ? -std::int64_t{Step.index} : std::int64_t{Step.index}));
        w.text("]");
    } else {
        w.text(".\"");
        w.quoted_part(Step.view(), '\'');
        w.text("\"");
    }
}

template <class Node>
constexpr void step_on_sqlite(writer<sqlite>& w, std::type_identity<computed_step<Node>>) {
    repeated<Node, writer<sqlite>> step(w);
    if constexpr (type_of<Node>.is_integer() && !type_of<Node>.refused) {
        step.write("[' || CASE WHEN (", ") < 0 THEN '#' ELSE '' END || ");
        step.write("(", ") || ']");
    } else {
        step.write(".\"' || (", ") || '\"");
    }
}

template <class Root, class Step>
constexpr void check_step_on_sqlite(writer<sqlite>& w) {
    if constexpr (requires { Step::step; }) {
        for (char c : Step::step.view())
            if (c == '"')
                report_not_compared<Root>(w, "E092", "a path with a quote in a key",
                                          ", which no path of SQLite can have; rename the key in the documents");
    }
}

template <class... Steps>
struct sqlite_path {
    static constexpr int precedence = precedence::primary;

    static constexpr void render(writer<sqlite>& w) {
        constexpr bool computed = (false || ... || !requires { Steps::step; });
        w.text(computed ? "('$" : "'$");
        (step_on_sqlite(w, std::type_identity<Steps>{}), ...);
        w.text(computed ? "')" : "'");
    }
};

// The spelling of everything but text; SQLite would make numbers of true and false.
template <class Root, class Path>
constexpr void json_text_on_sqlite(repeated<Root, writer<sqlite>>& x, repeated<Path, writer<sqlite>>& path) {
    x.write("CASE WHEN json_type(", ", ");
    path.write("", ") = 'text' THEN ");
    x.write("", " ->> ");
    path.write("", " ELSE nullif(");
    x.write("", " -> ");
    path.write("", ", 'null') END");
}

template <class T, class Root, class... Steps>
constexpr void render_for(writer<sqlite>& w, std::type_identity<json_path<T, Root, Steps...>>) {
    constexpr sql_type type = sql_type_of<T>;
    (check_step_on_sqlite<Root, Steps>(w), ...);
    repeated<Root, writer<sqlite>> x(w);
    repeated<sqlite_path<Steps...>, writer<sqlite>> path(w);
    if constexpr (type.kind == type_kind::json && sizeof...(Steps) == 0) {
        Root::render(w);
    } else if constexpr (type.kind == type_kind::json) {
        x.write("(", " -> ");
        path.write("", ")");
    } else if constexpr (type.kind <= type_kind::double_precision) {
        constexpr bool whole = type.kind != type_kind::real && type.kind != type_kind::double_precision;
        x.write(type.kind == type_kind::boolean ? "(" : "CAST(", " ->> ");
        path.write("", type.kind == type_kind::boolean ? ")" : whole ? " AS INTEGER)" : " AS REAL)");
    } else {
        json_text_on_sqlite(x, path);
    }
}

template <class Root, class Step>
constexpr void render_for(writer<sqlite>& w, std::type_identity<json_has_key<Root, Step>>) {
    check_step_on_sqlite<Root, Step>(w);
    repeated<Root, writer<sqlite>> x(w);
    x.write("CASE WHEN ", " IS NOT NULL THEN ");
    x.write("json_type(", ", ");
    sqlite_path<Step>::render(w);
    w.text(") IS NOT NULL END");
}

template <fixed_string Written, class Left, class Right>
constexpr void render_for(writer<sqlite>& w, std::type_identity<json_contains<Written, Left, Right>>) {
    report_not_compared<std::conditional_t<Written.view() == "@>", Left, Right>>(
        w, "E092", Written.view(),
        ", which SQLite does not have; compare a path into it, as in column[\"key\"].as_text() == value");
}

template <class Result, class Document>
constexpr void render_for(writer<sqlite>& w, std::type_identity<function_call<"json_typeof", Result, Document>>) {
    repeated<Document, writer<sqlite>> x(w);
    x.write("CASE json_type(",
            ") WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' WHEN 'integer' THEN 'number' WHEN 'real' THEN "
            "'number' WHEN 'text' THEN 'string' ELSE ");
    x.write("json_type(", ") END");
}

// SQLite's JSON has 15 digits of a number, where 18 are needed to get every number back.
template <class Operand>
constexpr void render_for(writer<sqlite>& w, std::type_identity<json_value<Operand>>) {
    constexpr sql_type type = type_of<Operand>;
    if constexpr (type.array || type.kind == type_kind::json) {
        w.text("json(");
        Operand::render(w);
        w.text(")");
    } else if constexpr (type.kind == type_kind::boolean) {
        w.text("json(CASE ");
        Operand::render(w);
        w.text(" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)");
    } else if constexpr (type.kind == type_kind::real || type.kind == type_kind::double_precision) {
        repeated<Operand, writer<sqlite>> x(w);
        x.write("json(CASE WHEN CAST(printf('%!.15g', ", ") AS REAL) = ");
        x.write("(", ") THEN ");
        x.write("printf('%!.15g', ", ") WHEN ");
        x.write("(", ") IS NOT NULL THEN ");
        x.write("printf('%!.18g', ", ") END)");
    } else {
        Operand::render(w);
    }
}

template <fixed_string... Names, class... Values>
constexpr void render_for(writer<sqlite>& w, std::type_identity<json_document<json_keys<Names...>, Values...>>) {
    w.text("json_object(");
    std::string_view separator = "";
    [[maybe_unused]] const auto one = [&]<class Value>(std::string_view key, std::type_identity<Value>) {
        w.text(separator);
        w.literal(key);
        w.text(", ");
        Value::render(w);
        separator = ", ";
    };
    (one(Names.view(), std::type_identity<Values>{}), ...);
    w.text(")");
}

template <class... Values>
constexpr void render_for(writer<sqlite>& w, std::type_identity<json_document<json_no_keys, Values...>>) {
    w.text("json_array(");
    render_list<Values...>(w);
    w.text(")");
}

template <class Argument, bool Distinct, class Tail>
constexpr void render_for(writer<sqlite>& w,
                          std::type_identity<aggregate_call<"json_agg", raw_json, Argument, Distinct>>, Tail) {
    w.text(Distinct ? "json_group_array(DISTINCT " : "json_group_array(");
    Argument::render(w);
    Tail::inside(w);
    w.text(")");
    Tail::behind(w);
}

template <class Argument, bool Distinct, class Tail>
constexpr void render_for(writer<sqlite>& w,
                          std::type_identity<aggregate_call<"json_object_agg", raw_json, Argument, Distinct>>, Tail) {
    w.text(Distinct ? "json_group_object(DISTINCT " : "json_group_object(");
    Argument::render(w);
    Tail::inside(w);
    w.text(")");
    Tail::behind(w);
}

template <fixed_string Name, json_part Part, class Document>
constexpr void render_for(writer<sqlite>& w, std::type_identity<json_rows<Name, Part, Document>>) {
    repeated<Document, writer<sqlite>> x(w);
    x.write("json_each(CASE WHEN json_type(", Part == json_part::members ? ") = 'object' THEN " : ") = 'array' THEN ");
    x.write("", " END) AS ");
    w.identifier(Name.view());
}

// json_each makes SQL values of all but objects and arrays.
template <class Source>
constexpr void render_for(writer<sqlite>& w, std::type_identity<json_row_value<Source>>) {
    const auto part = [&](std::string_view before, std::string_view column) {
        w.text(before);
        json_row_value<Source>::column(w, column);
    };
    part("CASE ", "type");
    part(" WHEN 'text' THEN json_quote(", "value");
    part(") WHEN 'integer' THEN CAST(", "value");
    part(" AS TEXT) WHEN 'real' THEN CASE WHEN CAST(printf('%!.15g', ", "value");
    part(") AS REAL) = ", "value");
    part(" THEN printf('%!.15g', ", "value");
    part(") ELSE printf('%!.18g', ", "value");
    part(") END WHEN 'object' THEN ", "value");
    part(" WHEN 'array' THEN ", "value");
    part(" ELSE ", "type");
    w.text(" END");
}

}  // namespace cupel::detail
