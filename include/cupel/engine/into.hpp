// Rows read into a struct of the user's, matched by name and checked by type.
#pragma once

#include <cupel/engine/shape.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

template <class... Types>
struct type_list {};

template <class... Left, class... Right>
constexpr type_list<Left..., Right...> operator+(type_list<Left...>, type_list<Right...>) {
    return {};
}

template <class T>
constexpr auto leaf_types();

template <class Field>
constexpr auto leaf_types_of() {
    if constexpr (relationship_member<Field>) return type_list<>{};
    else if constexpr (embedded<Field>) return leaf_types<Field>();
    else return type_list<Field>{};
}

// The types of a model's columns.
template <class T>
constexpr auto leaf_types() {
    return []<std::size_t... Index>(std::index_sequence<Index...>) {
        return (type_list<>{} + ... + leaf_types_of<field_type<const T, Index>>());
    }(std::make_index_sequence<field_count<T>>());
}

template <class T>
using as_optional = std::optional<without_optional<T>>;

// The types of an entity's columns in a row; all of them optional where an outer join may leave the entity out.
template <class Entity, bool Missing>
constexpr auto entity_types() {
    if constexpr (Missing)
        return []<class... Types>(type_list<Types...>) { return type_list<as_optional<Types>...>{}; }(leaf_types<Entity>());
    else return leaf_types<Entity>();
}

// The columns of a row type, an entity's spread out: C++ types, and names in SQL and in C++.
template <class Row>
struct flat_row {
    using types = decltype(entity_types<without_optional<Row>, is_optional<Row>>());
    static constexpr void describe(problem& text, std::size_t column) {
        table_of<without_optional<Row>>().describe(text, {}, column);
    }
    static constexpr auto names() {
        std::array<std::string_view, column_count<without_optional<Row>>> all{};
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = plain_columns<without_optional<Row>>[i].name;
        return all;
    }
};

template <class Slot>
constexpr auto slot_types() {
    if constexpr (entity_selected<typename Slot::item>) return entity_types<typename Slot::item::entity_type, is_optional<typename Slot::type>>();
    else return type_list<typename Slot::type>{};
}

template <class... Slots>
struct flat_row<row<Slots...>> {
    using types = decltype((type_list<>{} + ... + slot_types<Slots>()));

    static constexpr auto names() {
        constexpr std::size_t count = []<class... Types>(type_list<Types...>) { return sizeof...(Types); }(types{});
        std::array<std::string_view, count> all{};
        std::size_t at = 0;
        const auto add = [&]<class Item>(std::type_identity<Item>) {
            if constexpr (entity_selected<Item>)
                for (const column_info& column : plain_columns<typename Item::entity_type>) all[at++] = column.name;
            else if constexpr (requires { Item::is_column; }) all[at++] = Item::info().member;
            else all[at++] = item_name<Item>();
        };
        (add(std::type_identity<typename Slots::item>{}), ...);
        return all;
    }

    // "posts.title (Post::title)", or a label: the column of a message.
    static constexpr void describe(problem& text, std::size_t column) { (describe_slot<typename Slots::item>(text, column), ...); }

    template <class Item>
    static constexpr void describe_slot(problem& text, std::size_t& column) {
        std::size_t count = 1;
        if constexpr (entity_selected<Item>) count = column_count<typename Item::entity_type>;
        if (column < count) {
            if constexpr (entity_selected<Item>) table_of<typename Item::entity_type>().describe(text, Item::alias.view(), column);
            else if constexpr (requires { Item::is_column; }) table_of<typename Item::owner>().describe(text, Item::alias(), Item::index());
            else text += item_name<Item>();
            column = no_column;
        } else if (column != no_column) {
            column -= count;
        }
    }
};

template <std::size_t Index, class First, class... Rest>
constexpr auto type_at(type_list<First, Rest...>) {
    if constexpr (Index == 0) return std::type_identity<First>{};
    else return type_at<Index - 1>(type_list<Rest...>{});
}

template <class Row>
inline constexpr auto flat_names = flat_row<Row>::names();

template <class Row>
consteval std::size_t find_name(std::string_view name, std::size_t at = 0) {
    while (at < flat_names<Row>.size() && flat_names<Row>[at] != name) ++at;
    return at;
}

// A column fits a field of the same type, of a wider integer, or of the optional of one of these.
template <class Column, class Field>
concept fits_field = (!is_optional<Column> || is_optional<Field>) &&
                     (std::same_as<without_optional<Column>, without_optional<Field>> ||
                      (plain_integer<without_optional<Column>> && plain_integer<without_optional<Field>> &&
                       sizeof(without_optional<Field>) >= sizeof(without_optional<Column>)));

template <class Row, class Dto, std::size_t Index>
struct field_match {
    using field = field_type<const Dto, Index>;
    static constexpr std::string_view name = field_name<Dto, Index>();
    static constexpr std::size_t column = find_name<Row>(name);
    static constexpr bool found = column < flat_names<Row>.size();

    static constexpr problem check() {
        if constexpr (!found) {
            return problem("cupel[E044]: field ", type_name<Dto>, "::", name,
                           " has no column of that name in the result; name an item with .as<...>() or select the column");
        } else if constexpr (find_name<Row>(name, column + 1) < flat_names<Row>.size()) {
            problem text("cupel[E047]: field ");
            text += type_name<Dto>;
            text += "::";
            text += name;
            text += " has two columns of that name in the result, ";
            flat_row<Row>::describe(text, column);
            text += " and ";
            flat_row<Row>::describe(text, find_name<Row>(name, column + 1));
            text += "; select the one that is meant, or name it with .as<...>()";
            return text;
        } else {
            using column_type = typename decltype(type_at<column>(typename flat_row<Row>::types{}))::type;
            if constexpr (is_optional<column_type> && !is_optional<field>)
                return sentence("cupel[E022]: column ", " may be NULL", " cannot",
                                "; make the field an optional, or select coalesce(column, value)");
            else if constexpr (!fits_field<column_type, field>)
                return sentence("cupel[E045]: column ", " is not of the type of the field", " is ",
                                operand_type_name<without_optional<field>>(), " and the column ", sql_type_of<column_type>.name,
                                "; give the field the column's type, or select cast<...>(column)");
            else return problem();
        }
    }

    template <class... Rest>
    static constexpr problem sentence(std::string_view code, std::string_view fault, Rest... rest) {
        problem text(code);
        flat_row<Row>::describe(text, column);
        text += fault;
        text += ", but field ";
        text += type_name<Dto>;
        text += "::";
        text += name;
        (void(text += rest), ...);
        return text;
    }
};

template <class Row, class Dto, std::size_t... Index>
consteval problem check_match(std::index_sequence<Index...>) {
    problem first = shape_problem<Dto>();
    ((first.found() ? void() : void(first = field_match<Row, Dto, Index>::check())), ...);
    return first;
}

template <class Row, class Dto>
struct match_check {
    static constexpr problem value = check_match<Row, Dto>(std::make_index_sequence<field_count<Dto>>());
};

// Makes a Dto of the columns with these numbers, one for each field. The numbers say all: the row is not in the name.
template <class Fields, std::size_t... Columns>
struct matched_columns;

template <std::size_t... Index, std::size_t... Columns>
struct matched_columns<std::index_sequence<Index...>, Columns...> {
    template <class Dto, class Reader>
    static Dto take(Reader& reader) {
        return Dto{reader.template take_at<field_type<const Dto, Index>>(Columns)...};
    }
};

template <class Row, class Dto, class Fields = std::make_index_sequence<field_count<Dto>>>
struct matching;

template <class Row, class Dto, std::size_t... Index>
struct matching<Row, Dto, std::index_sequence<Index...>> {
    using type = matched_columns<std::index_sequence<Index...>, field_match<Row, Dto, Index>::column...>;
};

}  // namespace cupel::detail
