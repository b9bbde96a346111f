// Documents of JSON as tables: json_each, json_elements.
#pragma once

#include <cupel/sql/functions/json.hpp>
#include <cupel/sql/table_function.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

enum class json_part : std::uint8_t { members, elements };

constexpr std::string_view json_rows_word(json_part part) noexcept {
    return part == json_part::members ? "json_each" : "json_elements";
}

// The function that gives the rows, and the name of the table; each dialect overloads render_for.
template <fixed_string Name, json_part Part, class Document>
struct json_rows {};

// The value in a row, as JSON; each dialect overloads render_for.
template <class Source>
struct json_row_value : operations_of<json_row_value<Source>, raw_json> {
    using value_type = raw_json;
    static constexpr bool has_values = false;
    static constexpr int precedence = precedence::primary;

    static constexpr void describe(problem& text) noexcept {
        text += "column ";
        text += Source::name;
        text += ".value";
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        render_for(w, std::type_identity<json_row_value>{});
        end_of_value<raw_json>(w);
    }

    template <class Writer>
    static constexpr void column(Writer& w, std::string_view name) {
        w.derived_column(Source::info, Source::name, 1, name, "value");
    }
};

// A document in FROM. Its columns are key and value.
template <fixed_string Name, json_part Part, class Document>
struct json_table {
    using key_type = std::conditional_t<Part == json_part::members, std::string, std::int64_t>;
    using columns = query_columns<
        select_list<labelled<"key", column_of_type<key_type>>, labelled<"value", column_of_type<raw_json>>>>;
    using source_name = derived_name<Name, type_id<json_table>, typename model_of_node<first_column<Document>>::type,
                                     derived_kind::function>;
    using entity_type = void;
    static constexpr bool is_table_source = true;
    static constexpr bool is_lateral = true;
    static constexpr bool has_values = Document::has_values;

    [[no_unique_address]] Document document;

    static constexpr std::string_view name_of_source() noexcept { return Name.view(); }
    static constexpr void describe(problem& text) noexcept { describe_source<source_name>(text); }

    static constexpr void add_source(walk& w, scope& names) {
        add_derived_source(w, names, {&derived_info<source_name, columns>, Name.view(), false, true, 0});
    }

    template <class Writer>
    static constexpr void render_source(Writer& w) {
        const walk_state beside = w;
        w.clause = clause_kind::from;
        render_for(w, std::type_identity<json_rows<Name, Part, Document>>{});
        static_cast<walk_state&>(w) = beside;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_node(visitor, document);
    }

    template <class Key>
        requires(
            requires { Key::is_column; } || requires { Key::is_label_reference; })
    constexpr auto operator[](Key key) const {
        if constexpr (Key::name() == "value" && requires { Key::is_label_reference; })
            return json_row_value<source_name>{};
        else return output_of<source_name, columns>(key);
    }
};

template <class Node, json_part Part>
struct json_rows_check {
    static constexpr bool ok = [] {
        if constexpr (expression<Node>) return type_of<Node>.refused || type_of<Node>.kind == type_kind::json;
        else return false;
    }();
    static constexpr problem value = [] {
        problem text;
        if (ok) return text;
        text = problem("cupel[E142]: ");
        cupel::detail::describe<Node>(text, "a value");
        if constexpr (expression<Node>) {
            text += " of type ";
            text += type_of<Node>.name;
        }
        text += " is given to ";
        text += json_rows_word(Part);
        text += ", which takes documents; pass a column of JSON, or unnest<name>(...) an array";
        return text;
    }();
};

template <fixed_string Name, json_part Part, class Document>
constexpr auto make_json_table(Document document) {
    using check = json_rows_check<Document, Part>;
    static_assert(refuse_if<check::value>::done);
    if constexpr (!check::ok) return refused_source{};
    else return json_table<Name, Part, Document>{std::move(document)};
}

}  // namespace detail

// The members of a JSON object as the rows of a table: json_each<"m">(document) gives m[label<"key">], a std::string, and
// m[label<"value">], JSON. The document may be that of a table before it; one that is no object has no rows.
template <fixed_string Name, class Document>
constexpr auto json_each(Document document) {
    return detail::make_json_table<Name, detail::json_part::members>(std::move(document));
}

// The elements of a JSON array as the rows of a table, as json_each gives members; m[label<"key">] is a std::int64_t, the
// index, counted from 0.
template <fixed_string Name, class Document>
constexpr auto json_elements(Document document) {
    return detail::make_json_table<Name, detail::json_part::elements>(std::move(document));
}

}  // namespace cupel
