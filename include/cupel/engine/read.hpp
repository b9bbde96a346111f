// From the columns of a row to C++ values. A reader, given by the driver, reads one value after another:
//     reader.read(field)       the next column into a storable field
//     reader.skip(count)
//     reader.is_null(ahead)    whether the column `ahead` after the next one is NULL
//     reader.column_name()     of the column read last
#pragma once

#include <cupel/engine/row.hpp>
#include <cupel/reflect/fields.hpp>
#include <cupel/schema/metadata.hpp>

#include <cstddef>
#include <optional>
#include <utility>

namespace cupel::detail {

template <class Reader, class T>
void read_fields(Reader& reader, T& object);

template <class Reader, class Field>
inline void read_field(Reader& reader, Field& field) {
    if constexpr (relationship_member<Field>) return;
    else if constexpr (embedded<Field>) read_fields(reader, field);
    else if constexpr (storable<Field>) reader.read(field);
}

// All columns of a model, in order, into its members.
template <class Reader, class T>
inline void read_fields(Reader& reader, T& object) {
    const auto fields = tie_fields(object);
    [&]<std::size_t... Index>(std::index_sequence<Index...>) {
        (read_field(reader, boost::pfr::detail::sequence_tuple::get<Index>(fields)), ...);
    }(std::make_index_sequence<field_count<T>>());
}

// Whether an outer join found no row for this entity: its key, or else every column, is NULL.
template <class T, class Reader>
bool is_missing(const Reader& reader) {
    const table_info& table = table_of<T>();
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if ((table.columns[i].primary_key || !table.has_primary_key()) && !reader.is_null(i)) return false;
    return true;
}

template <class Reader, class T>
inline void read_value(Reader& reader, T& value) {
    if constexpr (storable<T>) {
        reader.read(value);
    } else if constexpr (is_optional<T>) {
        using entity = typename T::value_type;
        if (is_missing<entity>(reader)) {
            value.reset();
            reader.skip(column_count<entity>);
        } else {
            read_fields(reader, value.emplace());
        }
    } else {
        read_fields(reader, value);
    }
}

template <class Reader, class T>
inline void read_row(Reader& reader, T& value) {
    read_value(reader, value);
}

template <class Reader, class... Slots>
inline void read_row(Reader& reader, row<Slots...>& into) {
    [&]<std::size_t... Index>(std::index_sequence<Index...>) {
        (read_value(reader, into.template get<Index>()), ...);
    }(std::index_sequence_for<Slots...>());
}

}  // namespace cupel::detail
