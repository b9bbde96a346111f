// What stands in the parentheses and in WHERE of an index: in CREATE INDEX, and in the ON CONFLICT that means it.
#pragma once

#include <cupel/schema/index.hpp>
#include <cupel/sql/column_names.hpp>
#include <cupel/sql/literals.hpp>
#include <cupel/sql/ordering.hpp>

#include <string_view>
#include <type_traits>

namespace cupel::detail {

// Expressions of a definition see the columns of their own table, by their bare names.
template <class T, class Writer, class Body>
constexpr void inside_definition(Writer& w, Body body) {
    const walk_state outer = w;
    scope names;
    names.sources[names.source_count++] = {&table_of<T>(), {}, false};
    w.visible = &names;
    w.qualified = false;
    w.clause = clause_kind::definition;
    body();
    static_cast<walk_state&>(w) = outer;
}

// ("a", "b"), inside a definition.
template <class T, class Writer, fixed_string Name, class Condition, auto... Members>
constexpr void render_index_keys(Writer& w, const index_option<Name, Condition, Members...>&) {
    render_column_names(w, table_of<T>(), index_option<Name, Condition, Members...>::template columns_in<T>());
}

template <class Key>
struct index_key {
    static constexpr bool ok = expression<Key>;
    static constexpr std::string_view end = ")";
    static constexpr const Key& of(const Key& key) { return key; }
};
// SQLite knows no place of NULL in an index.
template <class Key, direction Direction, nulls Nulls>
struct index_key<ordering<Key, Direction, Nulls>> {
    static constexpr bool ok = expression<Key> && Nulls == nulls::unsaid;
    static constexpr std::string_view end = Direction == direction::ascending ? ")" : ") DESC";
    static constexpr const Key& of(const ordering<Key, Direction, Nulls>& item) { return item.key; }
};

template <class T, class Key, class Writer>
constexpr void render_index_key(Writer& w, const Key& key, std::string_view index) {
    if constexpr (index_key<Key>::ok) {
        w.text("(");
        render_with_literals(w, index_key<Key>::of(key), &table_of<T>());
        w.text(index_key<Key>::end);
    } else {
        problem text("cupel[E544]: index ", index, " of ");
        table_of<T>().describe(text);
        text += " is on what is no expression of its columns; write .on(func::lower(col<&";
        text += type_name<T>;
        text += "::member>)) or .on(col<...>.desc()), without nulls_first() and nulls_last()";
        w.report(text);
    }
}

// ((lower("a")), ("b") DESC), inside a definition.
template <class T, class Writer, fixed_string Name, class Condition, class... Expressions>
constexpr void render_index_keys(Writer& w, const expression_index_option<Name, Condition, Expressions...>& option) {
    std::string_view separator = "(";
    hana::unpack(option.expressions, [&](const auto&... key) {
        ((w.text(separator), render_index_key<T>(w, key, Name.view()), separator = ", "), ...);
    });
    w.text(")");
}

template <class Index>
inline constexpr bool is_partial_index = !std::is_same_v<decltype(Index::condition), no_condition>;

// WHERE "active", inside a definition.
template <class T, class Writer, class Index>
constexpr void render_index_where(Writer& w, const Index& option) {
    w.text(" WHERE ");
    render_with_literals(w, option.condition, &table_of<T>());
}

}  // namespace cupel::detail
