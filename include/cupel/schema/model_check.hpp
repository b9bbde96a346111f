// Whether a model and its mapping make a table: what is wrong first, as the text of an error.
#pragma once

#include <cupel/schema/metadata.hpp>
#include <cupel/schema/relationship_option.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace cupel::detail {

template <class T>
consteval problem shape_problem() {
    constexpr model_fault fault = fault_of<T>();
    if constexpr (fault == model_fault::no_aggregate)
        return problem("cupel[E510]: ", type_name<T>, " is no aggregate and cannot be mapped to table ", table_name_of<T>(),
                       "; make it a plain struct without constructors, private members or virtual functions");
    else if constexpr (fault == model_fault::base_class)
        return problem("cupel[E511]: ", type_name<T>, " has a base class and cannot be mapped to table ", table_name_of<T>(),
                       "; make the base a member: its fields become columns of the table");
    else if constexpr (fault == model_fault::too_many_fields)
        return problem("cupel[E512]: ", type_name<T>, " has more than 200 fields and cannot be mapped to table ",
                       table_name_of<T>(), "; group fields into an embedded struct");
    else if constexpr (fault == model_fault::array)
        return problem("cupel[E513]: ", type_name<T>, " has a C array and cannot be mapped to table ", table_name_of<T>(),
                       "; use std::string, cupel::blob or single fields");
    else return problem();
}

// Every column can be stored, and no two share a name.
constexpr problem column_problem(const table_info& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const column_info& column = table.columns[i];
        if (!column.storable)
            return problem("cupel[E514]: member ", table.type, "::", column.member, " of table ", table.name,
                           " has a type without a codec; specialise cupel::codec for it, or use a type that has one");
        for (std::size_t j = 0; j < i; ++j)
            if (table.columns[j].name == column.name)
                return problem("cupel[E515]: table ", table.name, " of ", table.type, " has two columns called ", column.name,
                               "; rename the member, or give it column_name<...>(...) in the mapping");
    }
    if (!table.has_primary_key())
        return problem("cupel[E516]: table ", table.name, " of ", table.type,
                       " has no primary key; name one with primary_key<&", table.type, "::member> in its mapping");
    return problem();
}

constexpr problem foreign_key_problem(const table_info& table) {
    for (const foreign_key_info& key : table.foreign_keys) {
        const table_info& target = key.target();
        for (std::size_t i = 0; i < key.columns.count; ++i) {
            const column_info& from = table.columns[key.columns.columns[i]];
            const column_info& to = target.columns[key.target_columns.columns[i]];
            if (!comparable(from.type, to.type))
                return problem("cupel[E517]: foreign key ", table.type, "::", from.member, " of type ", from.type.name,
                               " refers to ", target.type, "::", to.member, " of type ", to.type.name, " in table ",
                               target.name, "; give both members the same type");
        }
        if (!target.is_key(key.target_columns))
            return problem("cupel[E518]: foreign key of table ", table.name, " (", table.type, "::",
                           table.columns[*key.columns.begin()].member, ") refers to ", target.type, "::",
                           target.columns[*key.target_columns.begin()].member, ", which is no key of table ", target.name,
                           "; refer to its primary key, or add unique<...> to its mapping");
    }
    return problem();
}

template <class T>
consteval problem find_model_problem() {
    if constexpr (fault_of<T>() != model_fault::none) {
        return shape_problem<T>();
    } else {
        if (table_data_of<T>.fault.found()) return table_data_of<T>.fault;
        const problem in_columns = column_problem(table_of<T>());
        return in_columns.found() ? in_columns : foreign_key_problem(table_of<T>());
    }
}

template <class T>
inline constexpr problem model_problem = find_model_problem<T>();

}  // namespace cupel::detail
