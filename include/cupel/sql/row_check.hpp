// What is wrong with two rows that are compared: their sizes, the types of a subquery's columns.
#pragma once

#include <cupel/sql/compile.hpp>
#include <cupel/sql/scalar.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace cupel::detail {

// The types of all columns of a query, those of entities included.
template <class List>
struct types_of_list;

template <class... Items>
struct types_of_list<select_list<Items...>> {
    template <class Item>
    static constexpr std::size_t size() {
        if constexpr (entity_selected<Item>) return table_of<typename Item::entity_type>().columns.size();
        else return 1;
    }
    static constexpr std::size_t count = (std::size_t{} + ... + size<Items>());

    static constexpr auto types = [] {
        std::array<sql_type, count> found{};
        std::size_t at = 0;
        [[maybe_unused]] const auto add = [&]<class Item>(std::type_identity<Item>) {
            if constexpr (entity_selected<Item>)
                for (const column_info& column : table_of<typename Item::entity_type>().columns)
                    found[at++] = column.type;
            else found[at++] = sql_type_of<typename Item::value_type>;
        };
        (add(std::type_identity<Items>{}), ...);
        return found;
    }();
};

template <class Query>
using types_of_query = types_of_list<items_of<Query>>;

template <fixed_string Operator, std::size_t Right, class... Nodes>
struct row_size_check {
    static constexpr bool ok = sizeof...(Nodes) == Right;
    static constexpr problem value = [] {
        if constexpr (ok) {
            return problem();
        } else {
            problem text("cupel[E081]: a row of ", small_number(sizeof...(Nodes)));
            describe_first_column<Nodes...>(text, " with ");
            text += " stands left of ";
            text += Operator.view();
            text += " and a row of ";
            text += small_number(Right);
            text += " right of it; give both as many values";
            return text;
        }
    }();
};

// The columns of a subquery, held against the parts of a row.
template <fixed_string Operator, class Query, class... Nodes>
struct row_query_check {
    using types = types_of_query<Query>;
    using sizes = row_size_check<Operator, types::count, Nodes...>;

    template <class Node>
    static constexpr void check(problem& text, std::size_t at) {
        if (text.found() || comparable(type_of<Node>, types::types[at])) return;
        text += "cupel[E010]: ";
        cupel::detail::describe<Node>(text, "a value of the row");
        text += " is of type ";
        text += type_of<Node>.name;
        text += "; column ";
        text += small_number(at + 1);
        text += " of the subquery";
        table_of_query<Query>::describe(text);
        text += " right of ";
        text += Operator.view();
        text += " gives ";
        text += types::types[at].name;
        text += "; select a column of that type there, or cast<...>(...) it";
    }

    static constexpr problem value = [] {
        if constexpr (!sizes::ok) {
            return sizes::value;
        } else {
            problem text;
            std::size_t at = 0;
            (check<Nodes>(text, at++), ...);
            return text;
        }
    }();
};

}  // namespace cupel::detail
