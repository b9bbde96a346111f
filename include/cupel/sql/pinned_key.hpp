// Statements that give at most one row, because WHERE holds a whole key of their one table to values.
#pragma once

#include <cupel/sql/bound_statement.hpp>
#include <cupel/sql/parameter.hpp>
#include <cupel/sql/statement.hpp>

#include <type_traits>

namespace cupel::detail {

template <class Condition>
struct pinned_columns {
    static constexpr void add(const table_info&, column_list&) noexcept {}
};

template <class Value>
inline constexpr bool is_given = false;
template <class T>
inline constexpr bool is_given<bind_parameter<T>> = true;
template <fixed_string Name, class Beside>
inline constexpr bool is_given<named_parameter<Name, Beside, false>> = true;

template <auto... Path, class Value>
    requires is_given<Value>
struct pinned_columns<binary<equal_to, bool, column<Path...>, Value>> {
    static constexpr void add(const table_info& table, column_list& list) noexcept {
        constexpr std::size_t index = column<Path...>::index();
        if (table_of<typename column<Path...>::owner>() == table && !list.contains(index) &&
            list.count < column_list::capacity)
            list.add(index);
    }
};

template <class Left, class Right>
struct pinned_columns<binary<logical_and, bool, Left, Right>> {
    static constexpr void add(const table_info& table, column_list& list) noexcept {
        pinned_columns<Left>::add(table, list);
        pinned_columns<Right>::add(table, list);
    }
};

// Whether every column of a key of the table is in the list.
constexpr bool holds_key(const table_info& table, const column_list& list) noexcept {
    const auto holds = [&](const column_list& key) {
        for (std::size_t column : key)
            if (!list.contains(column)) return false;
        return key.count != 0;
    };
    if (holds(table.primary_key)) return true;
    for (const key_info& unique : table.uniques)
        if (holds(unique.columns)) return true;
    return false;
}

// SELECT of one entity, nothing but WHERE beside it.
template <class Statement>
inline constexpr bool at_most_one_row = false;

template <class Grammar, class Condition, class T>
inline constexpr bool at_most_one_row<statement<Grammar, where_clause<Condition>, select_list<entity_item<T, "">>>> =
    [] {
        column_list list;
        pinned_columns<Condition>::add(table_of<T>(), list);
        return holds_key(table_of<T>(), list);
    }();

template <class Statement, class... Given>
inline constexpr bool at_most_one_row<bound_statement<Statement, Given...>> = at_most_one_row<Statement>;

}  // namespace cupel::detail
