// CREATE TYPE and DROP TYPE of an enum that is stored as a type of its own.
#pragma once

#include <cupel/sql/ddl.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

template <class T, class Writer>
constexpr void require_enum_types(Writer& w) {
    if constexpr (!Writer::dialect::has_enum_types)
        w.report(problem(
            "cupel[E075]: ", type_name<T>,
            " is to be a type of the database, which has no types of enums; a CHECK of its columns takes their place"));
}

// PostgreSQL has no IF NOT EXISTS here, and two programs may begin at once.
template <class T>
struct create_type_statement : definition {
    template <class Writer>
    static constexpr void render(Writer& w) {
        require_enum_types<T>(w);
        w.text("DO $cupel$ BEGIN CREATE TYPE ");
        w.identifier(sql_type_of<T>.sql_name);
        w.text(" AS ENUM (");
        w.literals_of(sql_type_of<T>.labels);
        w.text("); EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $cupel$");
    }
};

// A type that tables still use stays.
template <class T>
struct drop_type_statement : definition {
    template <class Writer>
    static constexpr void render(Writer& w) {
        require_enum_types<T>(w);
        w.text("DO $cupel$ BEGIN DROP TYPE IF EXISTS ");
        w.identifier(sql_type_of<T>.sql_name);
        w.text("; EXCEPTION WHEN dependent_objects_still_exist THEN NULL; END $cupel$");
    }
};

// visit(std::type_identity<T>) for every column of Field that has such a type.
template <class Field, class Visit>
constexpr void for_each_enum_type(Visit visit);

template <class Owner, class Visit, std::size_t... Index>
constexpr void for_each_enum_type_in(Visit visit, std::index_sequence<Index...>) {
    (for_each_enum_type<field_type<const Owner, Index>>(visit), ...);
}

template <class Field, class Visit>
constexpr void for_each_enum_type(Visit visit) {
    if constexpr (relationship_member<Field>) return;
    else if constexpr (embedded<Field>)
        for_each_enum_type_in<Field>(visit, std::make_index_sequence<field_count<Field>>());
    else if constexpr (storable<Field>)
        if constexpr (sql_type_of<Field>.kind == type_kind::enumeration)
            visit(std::type_identity<without_optional<undeferred<Field>>>{});
}

template <class T>
inline constexpr bool has_enum_types = [] {
    for (const column_info& column : plain_columns<T>)
        if (column.type.kind == type_kind::enumeration) return true;
    return false;
}();

// The same for the columns of a model.
template <class T, class Visit>
constexpr void for_each_enum_type_of(Visit visit) {
    if constexpr (has_enum_types<T>) for_each_enum_type_in<T>(visit, std::make_index_sequence<field_count<T>>());
}

}  // namespace detail

// CREATE TYPE ... AS ENUM, unless there is one of that name; `create_all` does it too. For an enum whose enum_storage is
// enum_as::type, on databases that have such types.
template <class T>
    requires(detail::sql_type_of<T>.kind == type_kind::enumeration)
inline constexpr detail::create_type_statement<T> create_type{};

// DROP TYPE, unless it is not there or in use; `drop_all` does it too.
template <class T>
    requires(detail::sql_type_of<T>.kind == type_kind::enumeration)
inline constexpr detail::drop_type_statement<T> drop_type{};

}  // namespace cupel
