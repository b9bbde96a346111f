// greatest and least on SQLite: max and min of several values, which are NULL where one of the values is.
#pragma once

#include <cupel/dialects/sqlite/dialect.hpp>
#include <cupel/sql/functions/extreme.hpp>
#include <cupel/sql/repeated.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace cupel::detail {

// Decimals are compared as numbers by their collation, which max takes of its first argument.
template <class ValueType>
inline constexpr std::string_view end_of_argument =
    sql_type_of<ValueType>.is_decimal() ? sqlite::decimal_collation : std::string_view();

// coalesce(a, b, c), coalesce(b, a, c), coalesce(c, a, b): in place of a NULL stands another of the values.
template <class... Repeated>
constexpr void render_without_nulls(writer<sqlite>& w, std::string_view end, Repeated... nodes) {
    for (std::size_t first = 0; first < sizeof...(Repeated); ++first) {
        w.text(first == 0 ? "coalesce(" : ", coalesce(");
        std::size_t at = 0;
        ((at++ == first ? nodes.write("", "") : void()), ...);
        at = 0;
        ((at++ == first ? void() : nodes.write(", ", "")), ...);
        w.put(")", end);
    }
}

template <fixed_string Name, class... Nodes>
constexpr void render_for(writer<sqlite>& w, std::type_identity<extreme_of<Name, Nodes...>>, bool one_may_be_null) {
    constexpr std::string_view end = end_of_argument<typename extreme_of<Name, Nodes...>::value_type>;
    w.text(Name.view() == "greatest" ? "max(" : "min(");
    if (one_may_be_null) {
        render_without_nulls(w, end, repeated<Nodes, writer<sqlite>>(w)...);
    } else {
        std::size_t at = 0;
        ((w.text(at++ == 0 ? "" : ", "), Nodes::render(w), w.text(end)), ...);
    }
    w.text(")");
}

}  // namespace cupel::detail
