// From the columns of a row to C++ values, each made where it stays. A reader, given by the driver, takes one column
// after another:
//     reader.template take<T>()             the next column as a storable T
//     reader.template take_at<T>(column)
//     reader.skip(count)
//     reader.is_null(ahead)                 whether the column `ahead` after the next one is NULL
//     reader.check_types()                  where it has it: no row before this one may have had these columns
//     reader.column_name()                  of the column taken last
#pragma once

#include <cupel/core/error.hpp>
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

// The row at which a cursor stands. What a column cannot be read as is an error of its column and statement: read_row and
// read_row_at catch it, for all columns and types of rows.
template <class Cursor>
struct row_source {
    const Cursor& cursor;
    decltype(std::declval<const Cursor&>().reader()) reader = cursor.reader();

    void explain(error& failure) const {
        failure.attach_column(reader.column_name());
        failure.attach_sql(cursor.sql());
    }
};

template <class Reading, class Cursor>
auto read_row(const Cursor& cursor) {
    row_source<Cursor> source{cursor};
    try {
        return Reading::row(source);
    } catch (error& failure) {
        source.explain(failure);
        throw;
    }
}

// The same where the type of the row is not known: `make` knows it.
template <class Cursor>
void read_row_at(void* place, const Cursor& cursor, void (*make)(void* place, row_source<Cursor>&)) {
    row_source<Cursor> source{cursor};
    try {
        make(place, source);
    } catch (error& failure) {
        source.explain(failure);
        throw;
    }
}

template <class T, class Fields = field_types<T>>
struct taking;

// A column, a whole model or embedded aggregate (its columns in order), or an optional model.
template <class T, class Source>
inline T take_value(Source& source) {
    if constexpr (is_deferred<T> && readable<T>) {
        return T(source.reader.template take<undeferred<T>>());
    } else if constexpr (storable<T> && readable<T>) {
        return source.reader.template take<T>();
    } else if constexpr (is_optional<T> && !storable<T>) {
        using entity = typename T::value_type;
        if (!is_missing<entity>(source.reader)) {
            if constexpr (requires { source.reader.check_types(); }) source.reader.check_types();
            return take_value<entity>(source);
        }
        source.reader.skip(column_count<entity>);
        return std::nullopt;
    } else if constexpr (embedded<T>) {
        return taking<T>::row(source);
    } else {
        return T{};
    }
}

// Initialisers in braces are evaluated in the order of the columns.
template <class T, class... Fields>
struct taking<T, type_list<Fields...>> {
    template <class Source>
    [[gnu::always_inline]] static T row(Source& source) {
        return T{take_value<Fields>(source)...};
    }
};

// How a result makes a row of its columns: as they come. Others are matched_columns, by_name and by_place.
template <class Row>
struct in_order : taking<Row> {};

template <class T>
struct in_order<std::optional<T>> {
    template <class Source>
    [[gnu::always_inline]] static std::optional<T> row(Source& source) {
        return take_value<std::optional<T>>(source);
    }
};

template <class... Slots>
struct in_order<row<Slots...>> {
    template <class Source>
    [[gnu::always_inline]] static cupel::row<Slots...> row(Source& source) {
        return cupel::row<Slots...>{{{take_value<typename Slots::type>(source)}...}};
    }
};

}  // namespace cupel::detail
