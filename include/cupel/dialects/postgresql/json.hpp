// JSON on PostgreSQL: jsonb.
#pragma once

#include <cupel/dialects/postgresql/dialect.hpp>
#include <cupel/sql/functions/json.hpp>
#include <cupel/sql/json_rows.hpp>
#include <cupel/sql/repeated.hpp>

#include <string_view>
#include <type_traits>

namespace cupel::detail {

template <path_step Step>
constexpr void step_on_postgresql(writer<postgresql>& w, std::type_identity<constant_step<Step>>) {
    if constexpr (!Step.is_index) {
        w.literal(Step.view());
    } else {
        if (Step.index < 0) w.text("-");
        w.number(static_cast<std::size_t>(Step.index < 0 ? -std::int64_t{Step.index} : std::int64_t{Step.index}));
    }
}

template <class Node>
constexpr void step_on_postgresql(writer<postgresql>& w, std::type_identity<computed_step<Node>>) {
    constexpr bool wide = type_of<Node>.kind == type_kind::bigint;
    if (wide) w.text("CAST(");
    render_inside<Node>(w, wide ? 0 : precedence::primary);
    if (wide) w.text(" AS INTEGER)");
}

// (root -> step ->> step)
template <bool AsText, class Root, class... Steps>
constexpr void json_steps_on_postgresql(writer<postgresql>& w) {
    constexpr std::size_t last = sizeof...(Steps);
    w.text("(");
    render_inside<Root>(w, precedence::primary);
    if (AsText && last == 0) w.text(" #>> '{}'");
    std::size_t at = 0;
    ((w.text(AsText && ++at == last ? " ->> " : " -> "), step_on_postgresql(w, std::type_identity<Steps>{})), ...);
    w.text(")");
}

template <class T, class Root, class... Steps>
constexpr void render_for(writer<postgresql>& w, std::type_identity<json_path<T, Root, Steps...>>) {
    constexpr sql_type type = sql_type_of<T>;
    if constexpr (type.kind == type_kind::json && sizeof...(Steps) == 0) {
        Root::render(w);
    } else if constexpr (type.kind == type_kind::json) {
        json_steps_on_postgresql<false, Root, Steps...>(w);
    } else if constexpr (type.kind == type_kind::text) {
        json_steps_on_postgresql<true, Root, Steps...>(w);
    } else {
        w.text("CAST(");
        json_steps_on_postgresql<true, Root, Steps...>(w);
        w.text(" AS ");
        postgresql::type_name(w, type);
        w.text(")");
    }
}

// Elsewhere ? also finds the texts of an array.
template <class Root, class Step>
constexpr void render_for(writer<postgresql>& w, std::type_identity<json_has_key<Root, Step>>) {
    repeated<Root, writer<postgresql>> x(w);
    x.write("(jsonb_typeof(", ") = 'object' AND ");
    x.write("", " ? ");
    step_on_postgresql(w, std::type_identity<Step>{});
    w.text(")");
}

template <fixed_string Written, class Left, class Right>
constexpr void render_for(writer<postgresql>& w, std::type_identity<json_contains<Written, Left, Right>>) {
    w.text("(");
    render_inside<Left>(w, precedence::primary);
    w.text(" @> ");
    render_inside<Right>(w, precedence::primary);
    w.text(")");
}

template <class Result, class Document>
constexpr void render_for(writer<postgresql>& w, std::type_identity<function_call<"json_typeof", Result, Document>>) {
    w.text("jsonb_typeof(");
    Document::render(w);
    w.text(")");
}

template <class Result, class Document>
constexpr void render_for(writer<postgresql>& w,
                          std::type_identity<function_call<"json_array_length", Result, Document>>) {
    repeated<Document, writer<postgresql>> x(w);
    x.write("CASE WHEN jsonb_typeof(", ") <> 'array' THEN 0 ELSE ");
    x.write("jsonb_array_length(", ") END");
}

template <class Operand>
constexpr void render_for(writer<postgresql>& w, std::type_identity<json_value<Operand>>) {
    constexpr sql_type type = type_of<Operand>;
    if constexpr (type.array) {
        Operand::render(w);
    } else if constexpr (type.kind == type_kind::date || type.kind == type_kind::timestamp ||
                         type.kind == type_kind::timestamptz) {
        w.text("to_char(");
        Operand::render(w);
        w.text(type.kind == type_kind::date        ? ", 'YYYY-MM-DD')"
               : type.kind == type_kind::timestamp ? ", 'YYYY-MM-DD HH24:MI:SS.US')"
                                                   : " AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US\"Z\"')");
    } else if constexpr (type.kind == type_kind::numeric || (type.kind == type_kind::text && Operand::has_values)) {
        w.text("CAST(");
        Operand::render(w);
        w.text(" AS TEXT)");
    } else {
        Operand::render(w);
    }
}

template <fixed_string... Names, class... Values>
constexpr void render_for(writer<postgresql>& w, std::type_identity<json_document<json_keys<Names...>, Values...>>) {
    w.text("jsonb_build_object(");
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
constexpr void render_for(writer<postgresql>& w, std::type_identity<json_document<json_no_keys, Values...>>) {
    w.text("jsonb_build_array(");
    render_list<Values...>(w);
    w.text(")");
}

template <class Argument, bool Distinct, class Tail>
constexpr void render_for(writer<postgresql>& w,
                          std::type_identity<aggregate_call<"json_agg", raw_json, Argument, Distinct>>, Tail) {
    w.text(Distinct ? "coalesce(jsonb_agg(DISTINCT " : "coalesce(jsonb_agg(");
    Argument::render(w);
    Tail::inside(w);
    w.text(")");
    Tail::behind(w);
    w.text(", '[]')");
}

template <class Argument, bool Distinct, class Tail>
constexpr void render_for(writer<postgresql>& w,
                          std::type_identity<aggregate_call<"json_object_agg", raw_json, Argument, Distinct>>, Tail) {
    w.text(Distinct ? "coalesce(jsonb_object_agg(DISTINCT " : "coalesce(jsonb_object_agg(");
    Argument::render(w);
    Tail::inside(w);
    w.text(")");
    Tail::behind(w);
    w.text(", '{}')");
}

template <fixed_string Name, json_part Part, class Document>
constexpr void render_for(writer<postgresql>& w, std::type_identity<json_rows<Name, Part, Document>>) {
    constexpr bool members = Part == json_part::members;
    repeated<Document, writer<postgresql>> x(w);
    x.write(members ? "jsonb_each(CASE WHEN jsonb_typeof("
                    : "LATERAL (SELECT \"position\" - 1, \"value\" FROM jsonb_array_elements(CASE WHEN jsonb_typeof(",
            members ? ") = 'object' THEN " : ") = 'array' THEN ");
    x.write("", members ? " END) AS " : " END) WITH ORDINALITY AS \"json elements\" (\"value\", \"position\")) AS ");
    w.identifier(Name.view());
    w.text(" (\"key\", \"value\")");
}

template <class Source>
constexpr void render_for(writer<postgresql>& w, std::type_identity<json_row_value<Source>>) {
    json_row_value<Source>::column(w, "value");
}

}  // namespace cupel::detail
