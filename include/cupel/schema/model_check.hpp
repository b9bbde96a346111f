// Whether a model and its mapping make a table: what is wrong first, as the text of an error.
#pragma once

#include <cupel/schema/metadata.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace cupel::detail {

template <class T>
consteval problem shape_problem() {
    constexpr model_fault fault = fault_of<T>();
    if constexpr (fault == model_fault::undefined)
        return problem("cupel[E520]: ", type_name<T>, " is declared but not defined and cannot be mapped to table ",
                       table_name_of<T>(), "; include the header that defines it");
    else if constexpr (fault == model_fault::no_aggregate)
        return problem("cupel[E510]: ", type_name<T>, " is no aggregate and cannot be mapped to table ",
                       table_name_of<T>(),
                       "; make it a plain struct without constructors, private members or virtual functions");
    else if constexpr (fault == model_fault::base_class)
        return problem("cupel[E511]: ", type_name<T>, " has a base class and cannot be mapped to table ",
                       table_name_of<T>(), "; make the base a member: its fields become columns of the table");
    else if constexpr (fault == model_fault::too_many_fields)
        return problem("cupel[E512]: ", type_name<T>, " has more than ", most_fields == 100 ? "100" : "200",
                       " fields and cannot be mapped to table ", table_name_of<T>(),
                       "; group fields into an embedded struct");
    else if constexpr (fault == model_fault::array)
        return problem("cupel[E513]: ", type_name<T>, " has a C array and cannot be mapped to table ",
                       table_name_of<T>(), "; use std::string, cupel::blob or single fields");
    else return problem();
}

constexpr problem no_codec(const table_info& table, std::size_t column) {
    problem text("cupel[E514]: column ");
    table.describe(text, {}, column);
    text += " has the type ";
    text += table.columns[column].type.name;
    text += table.columns[column].type.refused
                ? ", which has no codec; specialise cupel::codec for it, or use a type that has one"
                : " by a codec that cannot read it back, as a view of a text; use a type that owns its value, as "
                  "std::string";
    return text;
}

// What keeps rows from being read into a struct, be it a table's model or not.
template <class T>
consteval problem find_reading_problem() {
    if constexpr (fault_of<T>() != model_fault::none) {
        return shape_problem<T>();
    } else {
        const table_info& table = table_of<T>();
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (!table.columns[i].storable) return no_codec(table, i);
        return problem();
    }
}

template <class T>
inline constexpr problem reading_problem = find_reading_problem<T>();

constexpr problem same_name(const table_info& table, std::size_t first, std::size_t second) {
    problem text("cupel[E515]: columns ");
    table.describe(text, {}, first);
    text += " and ";
    table.describe(text, {}, second);
    text += " have one name; rename a member, or give it column_name<...>(...) in the mapping";
    return text;
}

constexpr problem no_column_name(const table_info& table, std::size_t column) {
    problem text("cupel[E652]: column ");
    table.describe(text, {}, column);
    text += " has an empty name; give it one with column_name<...>(...), or leave that out";
    return text;
}

// Every column can be stored, and no two share a name.
constexpr problem column_problem(const table_info& table) {
    if (table.name.empty())
        return problem("cupel[E652]: the table of ", table.type,
                       " has an empty name; write cupel::table<\"name\">(...)");
    if (table.columns.size() > most_columns)
        return problem("cupel[E512]: table ", table.name, " of ", table.type,
                       " has more than 255 columns; move some of them to a table of their own");
    // Names are compared only where their lengths and ends are alike: pairs are many, and each call counts in constants.
    const column_info* const columns = table.columns.data();
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!columns[i].storable) return no_codec(table, i);
        const std::string_view name = columns[i].name;
        if (name.empty()) return no_column_name(table, i);
        const std::uint64_t bit = std::uint64_t{1}
                                  << ((name.size() * 7 + static_cast<unsigned char>(name.back())) % 64);
        if ((seen & bit) != 0)
            for (std::size_t j = 0; j < i; ++j)
                if (columns[j].name == name) return same_name(table, j, i);
        seen |= bit;
    }
    if (!table.has_primary_key() && !table.view)
        return problem("cupel[E516]: table ", table.name, " of ", table.type,
                       " has no primary key; name one with primary_key<&", table.type, "::member> in its mapping");
    return problem();
}

// "cupel[Ennn]: foreign key posts.author_id (Post::author_id)"
constexpr problem about_key(std::string_view code, const table_info& table, const foreign_key_info& key,
                            std::size_t part) {
    problem text("cupel[", code, "]: foreign key ");
    table.describe(text, {}, key.columns.columns[part]);
    return text;
}

constexpr problem one_foreign_key_problem(const table_info& table, const foreign_key_info& key) {
    const table_info& target = key.target();
    if (key.columns.count != key.target_columns.count || target.columns.empty()) {
        problem text = about_key("E509", table, key, 0);
        text += " does not name one column of table ";
        text += target.name;
        text += " for each of its own; write as many members of the target as of ";
        text += table.type;
        return text;
    }
    for (std::size_t i = 0; i < key.columns.count; ++i) {
        const column_info& from = table.columns[key.columns.columns[i]];
        const column_info& to = target.columns[key.target_columns.columns[i]];
        if (comparable(from.type, to.type) && from.type.is_integer() == to.type.is_integer()) continue;
        problem text = about_key("E517", table, key, i);
        text += " of type ";
        text += from.type.name;
        text += " refers to ";
        target.describe(text, {}, key.target_columns.columns[i]);
        text += " of type ";
        text += to.type.name;
        text += "; give both members the same type";
        return text;
    }
    if (!target.is_key(key.target_columns)) {
        problem text = about_key("E518", table, key, 0);
        text += " refers to ";
        target.describe(text, {}, key.target_columns.columns[0]);
        text += ", which is no key; refer to the primary key, or add unique<...> to the mapping of ";
        text += target.type;
        return text;
    }
    for (std::size_t i = 0; i < key.columns.count; ++i) {
        if (table.columns[key.columns.columns[i]].nullable) continue;
        if (key.on_delete != referential_action::set_null && key.on_update != referential_action::set_null) continue;
        problem text = about_key("E526", table, key, i);
        text +=
            " is NOT NULL, which its set_null would break; make the member an optional, or choose cascade or restrict_";
        return text;
    }
    return problem();
}

constexpr problem foreign_key_problem(const table_info& table) {
    for (const foreign_key_info& key : table.foreign_keys)
        if (const problem found = one_foreign_key_problem(table, key); found.found()) return found;
    return problem();
}

template <class T>
consteval problem find_model_problem() {
    if constexpr (fault_of<T>() != model_fault::none) {
        return shape_problem<T>();
    } else {
        if (table_data_of<T>.fault.found()) return table_data_of<T>.fault;
        if (problem found = column_problem(table_of<T>()); found.found()) return found;
        return foreign_key_problem(table_of<T>());
    }
}

// Why T makes no table; empty if it does. Every statement asks for it, once for each table it names.
template <class T>
inline constexpr problem model_problem = find_model_problem<T>();

// It has had its error.
template <>
inline constexpr problem model_problem<no_model>{};

}  // namespace cupel::detail
