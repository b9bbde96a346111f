// (a, b) IN a range of the program: std::tuple, std::pair, std::array.
#pragma once

#include <cupel/sql/in.hpp>
#include <cupel/sql/row_check.hpp>
#include <cupel/types/array.hpp>

#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>

namespace cupel::detail {

template <class... Nodes>
struct row_nodes;

// One array for each part of the row: the text does not depend on how many rows there are. Dialects overload render_for.
template <fixed_string Test, class Row, class... T>
struct row_in_range;

template <fixed_string Test, class... Nodes, class... T>
struct row_in_range<Test, row_nodes<Nodes...>, T...> : operations<row_in_range<Test, row_nodes<Nodes...>, T...>> {
    using value_type = bool;
    static constexpr bool has_values = true;
    static constexpr int precedence = precedence::comparison;

    [[no_unique_address]] row_nodes<Nodes...> left;
    hana::basic_tuple<array_parameter<T>...> arrays;

    row_in_range(row_nodes<Nodes...> row, hana::basic_tuple<array_parameter<T>...> values)
        : left(std::move(row)), arrays(std::move(values)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        (check_part<Nodes, T>(w), ...);
        if constexpr ((false || ... || (sql_type_of<T>.kind == type_kind::blob))) render_with_bytes(w);
        else row_nodes<Nodes...>::render(w);
        w.put(" ", Test.view(), " ");
        render_for(w, std::type_identity<row_in_range>{});
    }

    template <class Writer>
    static constexpr void render_with_bytes(Writer& w) {
        w.text("(");
        bool first = true;
        ((first ? void(first = false) : w.text(", "), render_part<Nodes, T>(w)), ...);
        w.text(")");
    }
    template <class Node, class Value, class Writer>
    static constexpr void render_part(Writer& w) {
        if constexpr (sql_type_of<Value>.kind == type_kind::blob)
            render_for(w, std::type_identity<bytes_in_range<Node>>{});
        else Node::render(w);
    }

    template <class Node, class Value, class Writer>
    static constexpr void check_part(Writer& w) {
        check_compared<Node, comparing::equality>(w, Test.view());
        if constexpr (sql_type_of<Value>.array)
            report_not_compared<Node>(w, "E071", Test.view(),
                                      ", but a range of it cannot hold arrays; list them: .in(row_(a, b), row_(c, d))");
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, left);
        hana::unpack(arrays, [&](const auto&... array) { (visitor(array), ...); });
    }
};

// How a value of the range is kept beside a part of the row.
template <class Node, class Value>
using kept_in_range = std::conditional_t<
    text_like<Value>, std::string,
    std::conditional_t<becomes_decimal<typename Node::value_type, Value>, typename Node::value_type, Value>>;

template <class Range>
using row_of_range = std::remove_cvref_t<decltype(*std::declval<const Range&>().begin())>;

// What a range of rows holds: something with get<0>, get<1>, as many as std::tuple_size says.
template <class Range>
concept range_of_rows = requires(const Range& range) {
    range.begin();
    range.end();
    std::tuple_size<row_of_range<Range>>::value;
};

template <fixed_string Test, class Range, class... Nodes, std::size_t... Index>
auto make_row_in_range(const row_nodes<Nodes...>& left, const Range& range, std::index_sequence<Index...>) {
    using row = row_of_range<Range>;
    static_assert(
        (refuse_if<operand_check<Nodes, std::tuple_element_t<Index, row>, Test>::value>::done && ... && true));
    if constexpr (((operand_check<Nodes, std::tuple_element_t<Index, row>, Test>::fault == operand_fault::none) &&
                   ...)) {
        hana::basic_tuple<array_parameter<kept_in_range<Nodes, std::tuple_element_t<Index, row>>>...> arrays;
        for (const auto& one : range) {
            using std::get;
            (hana::at_c<Index>(arrays).values.emplace_back(get<Index>(one)), ...);
        }
        return row_in_range<Test, row_nodes<Nodes...>, kept_in_range<Nodes, std::tuple_element_t<Index, row>>...>(
            left, std::move(arrays));
    } else {
        return refused_operand<row>{};
    }
}

}  // namespace cupel::detail
