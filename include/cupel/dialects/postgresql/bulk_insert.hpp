// A range of objects in one INSERT: each column is one array, so the text does not depend on how many objects there are.
//     INSERT INTO "t" ("a", "b") SELECT "r"."1", coalesce("r"."2", now()) FROM unnest($1::BIGINT[], $2::TEXT[]) AS "r"("1", "2")
#pragma once

#include <cupel/dialects/postgresql/dialect.hpp>
#include <cupel/sql/clauses/values.hpp>
#include <cupel/sql/object_values.hpp>

#include <cstddef>
#include <type_traits>

namespace cupel::detail {

constexpr bool is_written(const column_info& column, bool with_key) noexcept {
    return !column.computed && (with_key || !column.generated);
}

// unnest would take an array of arrays apart, and the number of an enumeration's array type is the database's own: these
// are inserted one by one.
template <class T, bool WithKey>
inline constexpr bool inserts_many = [] {
    std::size_t written = 0;
    for (const column_info& column : table_of<T>().columns) {
        if (!is_written(column, WithKey)) continue;
        if (column.type.array || column.type.kind == type_kind::enumeration) return false;
        ++written;
    }
    return written != 0;
}();

// Whether a clause's range is sent as arrays, one a column.
template <class Clause>
inline constexpr bool sends_columns = false;
template <class T, bool WithKey, class Held>
inline constexpr bool sends_columns<range_value<T, WithKey, Held>> = inserts_many<T, WithKey>;

// $1::TEXT[]
constexpr void render_array_parameter(writer<postgresql>& w, sql_type type) {
    // Without length and scale: a cast would cut a text that is too long, where the column refuses it.
    type.length = type.scale = 0;
    w.parameter();
    w.text("::");
    postgresql::type_name(w, type);
    w.text("[]");
}

template <class T, bool WithKey>
    requires inserts_many<T, WithKey>
constexpr void render_rows(writer<postgresql>& w, std::type_identity<T>, std::bool_constant<WithKey>) {
    const table_info& table = table_of<T>();
    const auto each = [&](auto one) {
        std::size_t number = 0;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (!is_written(table.columns[i], WithKey)) continue;
            if (number++ != 0) w.text(", ");
            one(i, number);
        }
    };
    const auto name = [&](std::size_t number) {
        w.text("\"");
        w.number(number);
        w.text("\"");
    };
    w.text(" (");
    each([&](std::size_t i, std::size_t) { w.identifier(table.columns[i].name); });
    w.text(") SELECT ");
    each([&](std::size_t i, std::size_t number) {
        if (table.columns[i].server_default) w.text("coalesce(");
        w.text("\"r\".");
        name(number);
        if (!table.columns[i].server_default) return;
        w.text(", ");
        render_default<T, default_kind::server>(w, i);
        w.text(")");
    });
    w.text(" FROM unnest(");
    each([&](std::size_t i, std::size_t) { render_array_parameter(w, table.columns[i].type); });
    w.text(") AS \"r\"(");
    each([&](std::size_t, std::size_t number) { name(number); });
    w.text(")");
}

}  // namespace cupel::detail

// The same of UPDATE and DELETE; below because it speaks of the functions above.
#include <cupel/dialects/postgresql/bulk_by_key.hpp>
