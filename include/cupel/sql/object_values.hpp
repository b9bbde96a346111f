// A whole object in an INSERT or an UPDATE: which of its columns are written, and their values.
#pragma once

#include <cupel/sql/defaults.hpp>

#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// The number of columns in front of a field.
template <class Owner, std::size_t Index>
inline constexpr std::size_t columns_before = sum_of_columns<Owner>(std::make_index_sequence<Index>());

template <class T, std::size_t Column, bool WithKey>
inline constexpr bool written_with_object =
    !table_of<T>().columns[Column].computed && (WithKey || !table_of<T>().columns[Column].generated);

// ("a", "b") VALUES (?1, coalesce(?2, default))
template <class T, bool WithKey, class Writer>
constexpr void render_object_columns(Writer& w) {
    const table_info& table = table_of<T>();
    const auto written = [&](std::size_t i) {
        return !table.columns[i].computed && (WithKey || !table.columns[i].generated);
    };
    std::size_t count = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!written(i)) continue;
        w.text(count++ == 0 ? " (" : ", ");
        w.identifier(table.columns[i].name);
    }
    if (count == 0) return w.text(" DEFAULT VALUES");
    w.text(") VALUES (");
    count = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!written(i)) continue;
        if (count++ != 0) w.text(", ");
        if (!table.columns[i].server_default) {
            w.parameter();
            continue;
        }
        w.text("coalesce(");
        w.parameter();
        // Beside a text the database would take it for one.
        if (table.columns[i].type.kind == type_kind::enumeration) w.parameter_type(table.columns[i].type);
        w.text(", ");
        render_default<T, default_kind::server>(w, i);
        w.text(")");
    }
    w.text(")");
}

// What follows INSERT INTO "t" for a range of objects: the same for each of them. A dialect that takes many at once overloads
// it, and says so in inserts_many.
template <class T, bool WithKey, class Writer>
constexpr void render_rows(Writer& w, std::type_identity<T>, std::bool_constant<WithKey>) {
    render_object_columns<T, WithKey>(w);
}

// A model as its member initialisers make it: a member that still has this value was not set.
template <class T>
inline const T initial_object{};

template <class T>
[[noreturn]] inline void throw_key_given(std::size_t column) {
    const table_info& table = table_of<T>();
    throw programming_error(error_code::programming,
                            "the object has a value for " + std::string(table.name) + "." +
                                std::string(table.columns[column].name) +
                                ", a key that the database makes; leave it unset, or write insert_into<" +
                                std::string(table.type) + ">(with_key)");
}

template <class T, bool WithKey, std::size_t Column, class Visitor, class Field>
constexpr void visit_field(Visitor& visitor, const Field& value, const Field& initial) {
    if constexpr (relationship_member<Field>) {
        return;
    } else if constexpr (embedded<Field>) {
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            const auto fields = tie_fields(value);
            const auto initials = tie_fields(initial);
            (visit_field<T, WithKey, Column + columns_before<Field, Index>>(visitor, tied<Index>(fields),
                                                                            tied<Index>(initials)),
             ...);
        }(std::make_index_sequence<field_count<Field>>());
    } else if constexpr (!storable<Field>) {
        return;
    } else if constexpr (table_of<T>().columns[Column].computed) {
        return;
    } else if constexpr (!WithKey && table_of<T>().columns[Column].generated) {
        if (!(value == initial)) throw_key_given<T>(Column);
    } else if constexpr (table_of<T>().columns[Column].server_default) {
        if (value == initial) visitor.template null<undeferred<Field>>();
        else visitor(value_of_field(value));
    } else {
        visitor(value_of_field(value));
    }
}

// An UPDATE leaves the key as it is; columns with on_update get what the mapping says.
constexpr bool set_with_object(const column_info& column) noexcept {
    return !column.primary_key && !column.computed && !column.on_update;
}

template <class T, std::size_t Column, class Visitor, class Field>
constexpr void visit_set_field(Visitor& visitor, const Field& value) {
    if constexpr (relationship_member<Field>) {
        return;
    } else if constexpr (embedded<Field>) {
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            const auto fields = tie_fields(value);
            (visit_set_field<T, Column + columns_before<Field, Index>>(visitor, tied<Index>(fields)), ...);
        }(std::make_index_sequence<field_count<Field>>());
    } else if constexpr (storable<Field>) {
        if constexpr (set_with_object(table_of<T>().columns[Column])) visitor(value_of_field(value));
    }
}

template <class T, bool WithKey, class Visitor>
constexpr void visit_object(Visitor& visitor, const T& object) {
    if constexpr (model<T>) visit_field<T, WithKey, 0>(visitor, object, initial_object<T>);
}

}  // namespace cupel::detail
