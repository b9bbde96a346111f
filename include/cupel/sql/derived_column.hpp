// Columns of what a query in FROM gives: of a derived table, a CTE, a list of values.
#pragma once

#include <cupel/sql/typed_operations.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace cupel {

namespace detail {

enum class derived_kind : std::uint8_t { query, cte, values, function };

constexpr std::string_view derived_word(derived_kind kind) noexcept {
    constexpr std::string_view words[] = {"derived table", "CTE", "values table", "table function"};
    return words[static_cast<std::size_t>(kind)];
}

// Adds " of table posts (Post)", nothing where it is not known.
template <class Model>
constexpr void describe_model(problem& text) {
    if constexpr (!std::is_void_v<Model>) {
        text += " of table ";
        text += table_name_of<Model>();
        text += " (";
        text += type_name<Model>;
        text += ")";
    }
}

// "derived table busy of table posts (Post)"
template <class Source>
constexpr void describe_source(problem& text) {
    text += Source::word;
    text += " ";
    text += Source::name;
    describe_model<typename Source::model>(text);
}

// The model of a column's table; void if it is none of a model.
template <class Node>
struct model_of_node {
    using type = void;
};
template <class Node>
    requires requires { typename Node::owner; }
struct model_of_node<Node> {
    using type = typename Node::owner;
};

template <class Model>
constexpr std::string_view model_name() {
    if constexpr (std::is_void_v<Model>) return {};
    else return type_name<Model>;
}

// What all columns of one derived table share. The query is in it by its id alone: its type is long. Model is what the
// query reads first, for messages.
template <fixed_string Name, std::uint64_t Id, class Model, derived_kind Kind>
struct derived_name {
    static constexpr std::string_view name = Name.view();
    static constexpr std::string_view word = derived_word(Kind);
    using model = Model;

    // Without its columns: the source in the scope has them.
    static constexpr table_info info{.name = name, .type = model_name<Model>(), .id = Id, .derived = word};
};

}  // namespace detail

// A column of a derived table, a CTE or a list of values: busy[col<&Post::author_id>], busy[label<"posts">]. Key is that
// column or label.
template <class Source, std::size_t Index, class Key, class T>
struct derived_column : operations_of<derived_column<Source, Index, Key, T>, T> {
    using value_type = T;
    using key_type = Key;
    static constexpr bool has_values = false;
    static constexpr int precedence = detail::precedence::primary;
    static constexpr bool is_column = true;
    static constexpr bool is_derived_column = true;

    using operations<derived_column>::operator=;

    static constexpr std::string_view alias() noexcept { return Source::name; }
    static constexpr std::size_t index() noexcept { return Index; }
    static constexpr std::string_view name() noexcept { return Key::name(); }
    static constexpr const table_info& table() noexcept { return Source::info; }
    // By what name a struct's field takes it.
    static constexpr std::string_view member() noexcept {
        if constexpr (requires { Key::info(); }) return Key::info().member;
        else return Key::name();
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.derived_column(Source::info, Source::name, Index, name());
    }

    static constexpr void describe(detail::problem& text) noexcept {
        text += "column ";
        text += Source::name;
        text += ".";
        text += name();
        if constexpr (requires { typename Key::owner; }) {
            text += " (";
            text += detail::type_name<typename Key::owner>;
            text += "::";
            text += Key::info().member;
            text += ")";
        } else {
            detail::describe_model<typename Source::model>(text);
        }
    }
};

}  // namespace cupel
