// Rows read into a struct of the user's, matched by name and checked by type.
#pragma once

#include <cupel/core/array_view.hpp>
#include <cupel/engine/read.hpp>
#include <cupel/engine/shape.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// A C++ type of a column or a field as data: the match is found by one function for all rows and structs.
struct value_kind {
    std::uint64_t type = 0;  // without optional
    std::string_view name{};
    std::size_t integer_size = 0;  // 0: no integer
    bool optional = false;
};

template <class T>
consteval std::size_t integer_size() {
    if constexpr (plain_integer<T>) return sizeof(T);
    else return 0;
}

template <class T>
inline constexpr value_kind kind_of{type_id<without_optional<T>>, operand_type_name<without_optional<T>>(),
                                    integer_size<without_optional<T>>(), is_optional<T>};

// A column fits a field of the same type, of a wider integer, or of the optional of one of these.
constexpr bool fits_field(const value_kind& column, const value_kind& field) noexcept {
    return column.type == field.type || (column.integer_size != 0 && field.integer_size >= column.integer_size);
}

// A column of a row, an entity's spread out.
struct row_column {
    std::string_view name{};  // in C++, or the label
    value_kind kind{};
    const table_info* table = nullptr;
    std::string_view alias{};
    std::size_t index = 0;
    bool has_table = false;  // a label has none; under UBSan g++ does not compare the address of a table in a constant

    // "posts.title (Post::title)", or a label: the column of a message.
    constexpr void describe(problem& text) const {
        if (has_table) table->describe(text, alias, index);
        else text += name;
    }
};

template <class... Fields>
constexpr void add_kinds(row_column*& out, bool missing, type_list<Fields...>);

template <class Field>
constexpr void add_kind(row_column*& out, bool missing) {
    if constexpr (embedded<Field>) add_kinds(out, missing, field_types<Field>{});
    else if constexpr (!relationship_member<Field>) {
        out->kind = kind_of<undeferred<Field>>;
        out->kind.optional = out->kind.optional || missing;
        ++out;
    }
}

template <class... Fields>
constexpr void add_kinds(row_column*& out, bool missing, type_list<Fields...>) {
    (add_kind<Fields>(out, missing), ...);
}

// The columns of an entity; all of them optional where an outer join may leave the entity out.
template <class T>
constexpr void add_entity(row_column*& out, std::string_view alias, bool missing) {
    row_column* column = out;
    add_kinds(out, missing, field_types<T>{});
    for (std::size_t i = 0; column != out; ++column, ++i) {
        column->name = plain_columns<T>[i].name;
        column->table = &table_of<T>();
        column->alias = alias;
        column->index = i;
        column->has_table = true;
    }
}

template <class Item, class T>
constexpr void add_item(row_column*& out) {
    if constexpr (entity_selected<Item>)
        add_entity<typename Item::entity_type>(out, Item::alias.view(), is_optional<T>);
    else if constexpr (requires { typename Item::owner; })
        *out++ = {Item::info().member, kind_of<T>,    &table_of<typename Item::owner>(),
                  Item::alias(),       Item::index(), true};
    else if constexpr (requires { Item::member(); }) *out++ = {Item::member(), kind_of<T>};
    else *out++ = {item_name<Item>(), kind_of<T>};
}

template <class Item>
consteval std::size_t columns_of_item() {
    if constexpr (entity_selected<Item>) return column_count<typename Item::entity_type>;
    else return 1;
}

template <class Row>
struct flat_row {
    static constexpr auto columns = [] {
        std::array<row_column, column_count<without_optional<Row>>> all{};
        row_column* out = all.data();
        add_entity<without_optional<Row>>(out, {}, is_optional<Row>);
        return all;
    }();
};

template <class... Slots>
struct flat_row<row<Slots...>> {
    static constexpr auto columns = [] {
        std::array<row_column, (0 + ... + columns_of_item<typename Slots::item>())> all{};
        row_column* out = all.data();
        (add_item<typename Slots::item, typename Slots::type>(out), ...);
        return all;
    }();
};

struct struct_field {
    std::string_view name{};
    value_kind kind{};
};

template <class... Fields>
consteval std::array<struct_field, sizeof...(Fields)> describe_struct(const std::string_view* names,
                                                                      type_list<Fields...>) {
    return {{{*names++, kind_of<undeferred<Fields>>}...}};
}

template <class Dto>
inline constexpr auto struct_fields = describe_struct(field_names<Dto>.data(), field_types<Dto>{});

using row_columns = array_view<row_column>;

constexpr std::size_t find_name(row_columns columns, std::string_view name, std::size_t at = 0) noexcept {
    while (at < columns.size() && columns[at].name != name) ++at;
    return at;
}

// "column posts.note (Post::note) may be NULL, but field dto::note"
constexpr problem mismatch(std::string_view code, const row_column& column, std::string_view fault,
                           std::string_view type, std::string_view field) {
    problem text(code);
    column.describe(text);
    text += fault;
    text += ", but field ";
    text += type;
    text += "::";
    text += field;
    return text;
}

constexpr problem no_column_problem(row_columns columns, std::string_view type, std::string_view field) {
    constexpr int most = 8;
    problem text("cupel[E044]: field ", type, "::", field, " has no column of that name in the result");
    std::string_view separator = ", which has ";
    int shown = 0;
    for (const row_column& column : columns) {
        if (column.name.empty()) continue;
        text += separator;
        text += shown < most ? column.name : "more";
        separator = ", ";
        if (++shown > most) break;
    }
    text += "; name an item with .as<...>() or select the column";
    return text;
}

constexpr problem field_problem(row_columns columns, std::string_view type, const struct_field& field) {
    const std::size_t at = find_name(columns, field.name);
    if (at == columns.size()) return no_column_problem(columns, type, field.name);
    const row_column& column = columns[at];
    if (const std::size_t second = find_name(columns, field.name, at + 1); second != columns.size()) {
        problem text("cupel[E047]: field ", type, "::", field.name, " has two columns of that name in the result, ");
        column.describe(text);
        text += " and ";
        columns[second].describe(text);
        text += "; select the one that is meant, or name it with .as<...>()";
        return text;
    }
    if (column.kind.optional && !field.kind.optional) {
        problem text = mismatch("cupel[E022]: column ", column, " may be NULL", type, field.name);
        text += " cannot; make the field an optional, or select coalesce(column, value)";
        return text;
    }
    if (!fits_field(column.kind, field.kind)) {
        problem text = mismatch("cupel[E045]: column ", column, " is not of the type of the field", type, field.name);
        text += " is ";
        text += field.kind.name;
        text += " and the column ";
        text += column.kind.name;
        text += "; give the field the column's type, or select cast<...>(column)";
        return text;
    }
    return problem();
}

constexpr problem match_problem(row_columns columns, std::string_view type, array_view<struct_field> fields) {
    for (const struct_field& field : fields)
        if (const problem found = field_problem(columns, type, field); found.found()) return found;
    return problem();
}

template <class Row, class Dto>
consteval problem check_match() {
    const problem shape = shape_problem<Dto>();
    return shape.found() ? shape : match_problem(flat_row<Row>::columns, type_name<Dto>, struct_fields<Dto>);
}

template <class Row, class Dto>
struct match_check {
    static constexpr problem value = check_match<Row, Dto>();
};

template <class Dto, class Fields, std::size_t... Columns>
struct taking_at;

template <class Dto, class... Fields, std::size_t... Columns>
struct taking_at<Dto, type_list<Fields...>, Columns...> {
    template <class Source>
    [[gnu::always_inline]] static Dto row(Source& source) {
        return Dto{source.reader.template take_at<undeferred<Fields>>(Columns)...};
    }
};

// Makes a Dto of the columns with these numbers, one for each field. The numbers say all: the row is not in the name.
template <class Dto, std::size_t... Columns>
struct matched_columns : taking_at<Dto, field_types<Dto>, Columns...> {};

template <class Row, class Dto, class Fields = std::make_index_sequence<field_count<Dto>>>
struct matching;

template <class Row, class Dto, std::size_t... Index>
struct matching<Row, Dto, std::index_sequence<Index...>> {
    using type = matched_columns<Dto, find_name(flat_row<Row>::columns, struct_fields<Dto>[Index].name)...>;
};

}  // namespace cupel::detail
