// Lists of values as tables: VALUES in FROM.
#pragma once

#include <cupel/sql/literal.hpp>
#include <cupel/sql/set_check.hpp>
#include <cupel/sql/subquery.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

// What stands for a column of a table that is no query, where its columns are described.
template <class T>
struct column_of_type {
    using value_type = T;
    static constexpr bool has_values = false;
    static constexpr int precedence = precedence::primary;
};

// Of bound values in one place: their type, and whether one of them may be NULL.
template <class First, class... Rest>
struct column_of_values {
    using type = typename First::value_type;
    static constexpr bool nullable = (is_optional<decltype(First::value)> || ... || is_optional<decltype(Rest::value)>);
    static constexpr bool agrees =
        (true && ... && same_in_set(sql_type_of<type>, sql_type_of<typename Rest::value_type>));
};

template <std::size_t Index, class... Rows>
using values_in = column_of_values<std::tuple_element_t<Index, Rows>...>;

enum class values_fault : std::uint8_t { none, size, type };

template <std::size_t Columns, class... Rows>
consteval values_fault values_fault_of() {
    if constexpr (!((std::tuple_size_v<Rows> == Columns) && ...)) return values_fault::size;
    else
        return []<std::size_t... Index>(std::index_sequence<Index...>) {
            return (values_in<Index, Rows...>::agrees && ...) ? values_fault::none : values_fault::type;
        }(std::make_index_sequence<Columns>());
}

template <fixed_string Name, values_fault Fault>
struct values_check {
    static constexpr problem value = [] {
        problem text;
        if (Fault != values_fault::none) {
            text = problem("cupel[E548]: a row of values table ", Name.view());
            text += Fault == values_fault::size
                        ? " has another number of values than there are columns; give every row one "
                          "value for each column"
                        : " has a value of another type than the first row in its place; give all "
                          "rows the types of the first";
        }
        return text;
    }();
};

template <fixed_string Name, class Names, class Indices, class... Rows>
struct values_columns;

template <fixed_string... Names>
struct column_names_list {};

template <fixed_string Name, fixed_string... Names, std::size_t... Index, class... Rows>
struct values_columns<Name, column_names_list<Names...>, std::index_sequence<Index...>, Rows...> {
    using type =
        query_columns<select_list<labelled<Names, column_of_type<typename values_in<Index, Rows...>::type>>...>>;
    static constexpr std::uint64_t null_columns =
        ((std::uint64_t{values_in<Index, Rows...>::nullable ? 1U : 0U} << Index) | ... | 0);

    // "a", "b"
    static constexpr void render_names(walk& w) { ((w.text(Index == 0 ? "" : ", "), w.identifier(Names.view())), ...); }
    template <class Writer>
    static constexpr void render_aliased(Writer& w) {
        ((w.text(Index == 0 ? "column" : ", column"), w.number(Index + 1),
          end_of_value<typename values_in<Index, Rows...>::type>(w), w.text(" AS "), w.identifier(Names.view())),
         ...);
    }
};

// (VALUES ($1, $2), ($3, $4)) AS "name" ("a", "b")
template <fixed_string Name, class Names, class... Rows>
struct values_list {
    using first_row = std::tuple_element_t<0, std::tuple<Rows...>>;
    using named = values_columns<Name, Names, std::make_index_sequence<std::tuple_size_v<first_row>>, Rows...>;
    using columns = typename named::type;
    using source_name = derived_name<Name, type_id<values_list>, void, derived_kind::values>;
    using entity_type = void;
    static constexpr bool is_table_source = true;
    static constexpr bool has_values = true;

    std::tuple<Rows...> rows;

    static constexpr std::string_view name_of_source() noexcept { return Name.view(); }
    static constexpr void describe(problem& text) noexcept { describe_source<source_name>(text); }

    static constexpr void add_source(walk& w, scope& names) {
        add_derived_source(w, names,
                           {&derived_info<source_name, columns>, Name.view(), false, true, named::null_columns});
    }

    template <class Writer>
    static constexpr void render_source(Writer& w) {
        constexpr bool lists = Writer::dialect::has_column_lists;
        w.text("(");
        if (!lists) {
            w.text("SELECT ");
            named::render_aliased(w);
            w.text(" FROM (");
        }
        w.text("VALUES ");
        bool first = true;
        ((first ? void(first = false) : w.text(", "), render_row<Rows>(w)), ...);
        w.text(lists ? ") AS " : ")) AS ");
        w.identifier(Name.view());
        if (lists) {
            w.text(" (");
            named::render_names(w);
            w.text(")");
        }
    }

    template <class Row, class Writer>
    static constexpr void render_row(Writer& w) {
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            ((w.text(Index == 0 ? "(" : ", "), std::tuple_element_t<Index, Row>::render(w)), ...);
        }(std::make_index_sequence<std::tuple_size_v<Row>>());
        w.text(")");
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        std::apply(
            [&](const auto&... row) {
                (std::apply([&](const auto&... value) { visit_each(visitor, value...); }, row), ...);
            },
            rows);
    }

    template <class Key>
        requires(
            requires { Key::is_column; } || requires { Key::is_label_reference; })
    constexpr auto operator[](Key key) const {
        return output_of<source_name, columns>(key);
    }
};

template <class Row>
concept tuple_row = requires { std::tuple_size<Row>::value; };

template <tuple_row Row>
constexpr auto bound_row(Row row) {
    return std::apply([](auto&&... values) { return std::tuple(bound_alone(std::move(values))...); }, std::move(row));
}

template <fixed_string Name, class Names, class... Rows>
constexpr auto make_values_list(Rows... rows) {
    return values_list<Name, Names, Rows...>{std::tuple<Rows...>(std::move(rows)...)};
}

}  // namespace detail

// VALUES as a table with columns of these names: values_table<"v", "id", "name">(std::tuple(1, "a"), std::tuple(2, "b")).
// Its columns are v[label<"id">], v[label<"name">]. The values are bound.
template <fixed_string Name, fixed_string... Columns, detail::tuple_row... Rows>
    requires(sizeof...(Columns) > 0 && sizeof...(Rows) > 0)
constexpr auto values_table(Rows... rows) {
    constexpr detail::values_fault fault =
        detail::values_fault_of<sizeof...(Columns), decltype(detail::bound_row(rows))...>();
    static_assert(detail::refuse_if<detail::values_check<Name, fault>::value>::done);
    if constexpr (fault != detail::values_fault::none) return detail::refused_source{};
    else
        return detail::make_values_list<Name, detail::column_names_list<Columns...>>(
            detail::bound_row(std::move(rows))...);
}

}  // namespace cupel
