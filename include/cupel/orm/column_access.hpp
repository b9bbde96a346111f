// The columns of an object by their numbers, and as nodes of statements.
#pragma once

#include <cupel/schema/metadata.hpp>
#include <cupel/sql/bind_parameter.hpp>
#include <cupel/sql/object_values.hpp>
#include <cupel/sql/typed_operations.hpp>
#include <cupel/sql/column.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// The field of Owner that is the column, or holds it.
template <class Owner, std::size_t Column>
consteval std::size_t find_field_of_column() {
    return []<std::size_t... Index>(std::index_sequence<Index...>) {
        std::size_t found = 0;
        ((columns_before<Owner, Index> <= Column && Column < columns_before<Owner, Index + 1> ? void(found = Index)
                                                                                              : void()),
         ...);
        return found;
    }(std::make_index_sequence<field_count<Owner>>());
}

template <std::size_t Column, class Owner>
constexpr auto& column_in(Owner& object) noexcept {
    using owner = std::remove_const_t<Owner>;
    constexpr std::size_t index = find_field_of_column<owner, Column>();
    auto& inside = field<index>(object);
    if constexpr (embedded<std::remove_cvref_t<decltype(inside)>>)
        return column_in<Column - columns_before<owner, index>>(inside);
    else return inside;
}

template <class T, std::size_t Column>
using column_type_of = std::remove_cvref_t<decltype(column_in<Column>(std::declval<T&>()))>;

// function(std::integral_constant<std::size_t, Column>) for every column.
template <class T, class Function>
constexpr void for_each_column(Function function) {
    [&]<std::size_t... Column>(std::index_sequence<Column...>) {
        (function(std::integral_constant<std::size_t, Column>()), ...);
    }(std::make_index_sequence<column_count<T>>());
}

// A column of T by its number: "t"."name"
template <class T, std::size_t Number>
struct numbered_column
    : operations_of<numbered_column<T, Number>, typename column_value<column_type_of<T, Number>>::type> {
    using owner = T;
    using member_type = undeferred<column_type_of<T, Number>>;
    using value_type = typename column_value<member_type>::type;
    static constexpr bool has_values = false;
    static constexpr int precedence = detail::precedence::primary;
    static constexpr bool is_column = true;

    static constexpr std::string_view alias() noexcept { return {}; }
    static constexpr std::size_t index() noexcept { return Number; }
    static constexpr const column_info& info() noexcept { return table_of<T>().columns[Number]; }
    static constexpr std::string_view name() noexcept { return info().name; }
    static constexpr const table_info& table() noexcept { return table_of<T>(); }

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.require(model_problem<T>);
        if constexpr (is_filtered<T>) note_criteria<T>(w);
        w.column(table_of<T>(), {}, Number);
    }

    static constexpr void describe(problem& text) noexcept {
        text += "column ";
        table_of<T>().describe(text, {}, Number);
    }
};

// The value of a column of an object that outlives the statement.
template <class T, std::size_t Column>
struct column_of_object {
    using value_type = typename column_value<column_type_of<T, Column>>::type;
    static constexpr bool has_values = true;
    static constexpr int precedence = detail::precedence::primary;

    const T* object;

    template <class Writer>
    static constexpr void render(Writer& w) {
        bind_parameter<undeferred<column_type_of<T, Column>>>::render(w);
    }
    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        if constexpr (is_deferred<column_type_of<T, Column>>) visitor(column_in<Column>(*object).unchecked());
        else visitor(column_in<Column>(*object));
    }
};

template <class Value>
inline constexpr bool has_equality = std::equality_comparable<Value>;
template <class Value>
inline constexpr bool has_equality<std::optional<Value>> = has_equality<Value>;
template <class Value, fixed_string Group>
inline constexpr bool has_equality<deferred<Value, Group>> = has_equality<Value>;

template <class Value>
constexpr bool same_value(const Value& a, const Value& b) {
    if constexpr (!has_equality<Value>) return true;  // refused: equality_check
    else if constexpr (is_deferred<Value>) {
        // What was not read was not changed; what was set unread is.
        if (!a.is_loaded()) return true;
        return b.is_loaded() && same_value(a.here(), b.here());
    } else if constexpr (std::is_floating_point_v<Value>) return a == b || (a != a && b != b);
    else if constexpr (is_optional<Value>)
        return a.has_value() == b.has_value() && (!a.has_value() || same_value(*a, *b));
    else return a == b;
}

// A deferred column that was not read says nothing of the other's.
template <class Value>
constexpr void copy_read(Value& to, const Value& from) {
    if constexpr (is_deferred<Value>)
        if (!from.is_loaded()) return;
    to = from;
}

// The key of T as numbers of columns.
template <class T>
inline constexpr std::size_t key_size = table_of<T>().primary_key.count;

template <class T, std::size_t Place>
inline constexpr std::size_t key_column = table_of<T>().primary_key.columns[Place];

}  // namespace cupel::detail
