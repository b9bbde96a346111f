// PostgreSQL's numbers of its own types (pg_type.dat): they never change.
#pragma once

#include <cupel/types/sql_type.hpp>

#include <libpq-fe.h>

#include <string_view>

namespace cupel::detail::oid {

inline constexpr Oid unspecified = 0;  // the server infers the type
inline constexpr Oid boolean = 16;
inline constexpr Oid bytea = 17;
inline constexpr Oid internal_char = 18;
inline constexpr Oid name = 19;
inline constexpr Oid int8 = 20;
inline constexpr Oid int2 = 21;
inline constexpr Oid int4 = 23;
inline constexpr Oid text = 25;
inline constexpr Oid oid = 26;
inline constexpr Oid json = 114;
inline constexpr Oid xml = 142;
inline constexpr Oid float4 = 700;
inline constexpr Oid float8 = 701;
inline constexpr Oid unknown = 705;
inline constexpr Oid bpchar = 1042;
inline constexpr Oid varchar = 1043;
inline constexpr Oid date = 1082;
inline constexpr Oid timestamp = 1114;
inline constexpr Oid timestamptz = 1184;
inline constexpr Oid interval = 1186;
inline constexpr Oid numeric = 1700;
inline constexpr Oid uuid = 2950;
inline constexpr Oid jsonb = 3802;
inline constexpr Oid first_of_users = 16384;  // enums, domains, extensions

constexpr Oid array_of(Oid element) noexcept;

struct named_range {
    std::string_view sql_name;
    Oid type, array;
};

inline constexpr named_range ranges[] = {{"INT4RANGE", 3904, 3905}, {"NUMRANGE", 3906, 3907},
                                         {"TSRANGE", 3908, 3909},   {"TSTZRANGE", 3910, 3911},
                                         {"DATERANGE", 3912, 3913}, {"INT8RANGE", 3926, 3927}};

constexpr Oid of_range(std::string_view sql_name) noexcept {
    for (const named_range& each : ranges)
        if (each.sql_name == sql_name) return each.type;
    return unspecified;
}

// The type in which a value of this SQL type is sent.
constexpr Oid of(const sql_type& type) noexcept {
    if (type.array) {
        sql_type element = type;
        element.array = false;
        return array_of(of(element));
    }
    switch (type.kind) {
        case type_kind::boolean: return boolean;
        case type_kind::smallint: return int2;
        case type_kind::integer: return int4;
        case type_kind::bigint: return int8;
        case type_kind::real: return float4;
        case type_kind::double_precision: return float8;
        case type_kind::blob: return bytea;
        case type_kind::date: return date;
        case type_kind::timestamp: return timestamp;
        case type_kind::text: return text;
        case type_kind::timestamptz: return timestamptz;
        case type_kind::numeric: return numeric;
        case type_kind::uuid: return uuid;
        case type_kind::json: return jsonb;
        case type_kind::interval: return interval;
        case type_kind::range: return of_range(type.sql_name);
        case type_kind::enumeration: break;  // its number is the database's own
    }
    return unspecified;
}

// The type of an array of these.
constexpr Oid array_of(Oid element) noexcept {
    switch (element) {
        case boolean: return 1000;
        case bytea: return 1001;
        case int2: return 1005;
        case int4: return 1007;
        case text: return 1009;
        case int8: return 1016;
        case float4: return 1021;
        case float8: return 1022;
        case timestamp: return 1115;
        case date: return 1182;
        case timestamptz: return 1185;
        case interval: return 1187;
        case numeric: return 1231;
        case uuid: return 2951;
        case jsonb: return 3807;
        default: break;
    }
    for (const named_range& each : ranges)
        if (each.type == element) return each.array;
    return unspecified;
}

// The type of the elements of an array; what is none of PostgreSQL's own is a user's.
constexpr Oid element_of(Oid array) noexcept {
    for (Oid element : {boolean, bytea, int2, int4, text, int8, float4, float8, timestamp, date, timestamptz, interval,
                        numeric, uuid, jsonb})
        if (array_of(element) == array) return element;
    for (const named_range& each : ranges)
        if (each.array == array) return each.type;
    switch (array) {
        case 199: return json;
        case 1003: return name;
        case 1014: return bpchar;
        case 1015: return varchar;
        default: return array >= first_of_users ? first_of_users : unspecified;
    }
}

// As messages say it.
constexpr std::string_view type_name(Oid type) noexcept {
    switch (type) {
        case boolean: return "a boolean";
        case bytea: return "a bytea";
        case int2: return "a smallint";
        case int4: return "an integer";
        case int8: return "a bigint";
        case float4: return "a real";
        case float8: return "a double precision";
        case text:
        case varchar:
        case bpchar: return "text";
        case date: return "a date";
        case timestamp: return "a timestamp";
        case timestamptz: return "a timestamp with time zone";
        case interval: return "an interval";
        case numeric: return "a numeric";
        case uuid: return "a uuid";
        case json: return "json";
        case jsonb: return "jsonb";
        default: return "another type";
    }
}

}  // namespace cupel::detail::oid
