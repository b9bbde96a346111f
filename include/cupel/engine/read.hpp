// From the columns of a row to C++ values, each made where it stays. A reader, given by the driver, takes one column
// after another:
//     reader.template take<T>()             the next column as a storable T
//     reader.template take_at<T>(column)
//     reader.skip(count)
//     reader.is_null(ahead)                 whether the column `ahead` after the next one is NULL
//     reader.column_name()                  of the column taken last
#pragma once

#include <cupel/engine/row.hpp>
#include <cupel/reflect/fields.hpp>
#include <cupel/schema/metadata.hpp>

#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// Whether an outer join found no row for this entity: its key, or else every column, is NULL.
template <class T, class Reader>
bool is_missing(const Reader& reader) {
    const table_info& table = table_of<T>();
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if ((table.columns[i].primary_key || !table.has_primary_key()) && !reader.is_null(i)) return false;
    return true;
}

template <class T, class Reader, std::size_t... Index>
T take_fields(Reader& reader, std::index_sequence<Index...>);

// A column, a whole model or embedded aggregate (its columns in order), or an optional model.
template <class T, class Reader>
T take_value(Reader& reader) {
    if constexpr (storable<T>) {
        return reader.template take<T>();
    } else if constexpr (is_optional<T>) {
        using entity = typename T::value_type;
        if (!is_missing<entity>(reader)) return take_value<entity>(reader);
        reader.skip(column_count<entity>);
        return std::nullopt;
    } else if constexpr (embedded<T>) {
        return take_fields<T>(reader, std::make_index_sequence<field_count<T>>());
    } else {
        return T{};
    }
}

// Initialisers in braces are evaluated in the order of the columns.
template <class T, class Reader, std::size_t... Index>
T take_fields(Reader& reader, std::index_sequence<Index...>) {
    return T{take_value<field_type<const T, Index>>(reader)...};
}

template <class T, class Reader>
T take_row(Reader& reader, std::type_identity<T>) {
    return take_value<T>(reader);
}

template <class... Slots, class Reader>
row<Slots...> take_row(Reader& reader, std::type_identity<row<Slots...>>) {
    return row<Slots...>{{{take_value<typename Slots::type>(reader)}...}};
}

}  // namespace cupel::detail
