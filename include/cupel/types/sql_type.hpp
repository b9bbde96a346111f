// A column's SQL type as plain data.
#pragma once

#include <cupel/core/array_view.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cupel {

enum class type_kind : std::uint8_t {
    boolean,
    smallint,
    integer,
    bigint,
    real,
    double_precision,
    text,
    blob,
    date,
    timestamp,
    timestamptz,
    numeric,
    uuid,
    json,
    interval,
    enumeration,
    range
};

struct sql_type {
    type_kind kind = type_kind::text;
    std::string_view name{};                // as messages say it: "text", "user_role"
    std::uint64_t domain = 0;               // tells enums and users' own types apart; 0 for SQL's own types
    std::size_t length = 0;                 // of a varchar, or the digits of a numeric; 0 is unlimited
    std::size_t scale = 0;                  // digits of a numeric behind its point
    bool refused = false;                   // of an expression that has had its error: it fits everywhere
    bool array = false;                     // of values of this type
    bool strong = false;                    // a name of the program's for a type of SQL: a key of it can be generated
    std::string_view sql_name{};            // of an enumeration or a range in SQL
    array_view<std::string_view> labels{};  // of an enumeration; empty ones are none

    constexpr bool is_plain() const noexcept { return domain == 0 && !array; }
    constexpr bool is_number() const noexcept {
        return refused || (is_plain() && kind >= type_kind::smallint && kind <= type_kind::double_precision);
    }
    constexpr bool is_integer() const noexcept { return is_number() && (refused || kind <= type_kind::bigint); }
    constexpr bool is_decimal() const noexcept { return is_plain() && kind == type_kind::numeric; }
    constexpr bool is_text() const noexcept { return refused || (is_plain() && kind == type_kind::text); }
    constexpr bool is_boolean() const noexcept { return refused || (is_plain() && kind == type_kind::boolean); }

    // Whether the database can make keys of the type.
    constexpr bool is_serial() const noexcept {
        return is_integer() || (strong && !array && kind >= type_kind::smallint && kind <= type_kind::bigint);
    }
};

// Whether SQL may compare values of the two types without a cast.
constexpr bool comparable(const sql_type& a, const sql_type& b) noexcept {
    if (a.refused || b.refused) return true;
    if (a.array != b.array || a.domain != b.domain) return false;
    if (a.domain != 0 || a.kind == b.kind) return true;
    if (a.is_decimal() || b.is_decimal()) return a.is_integer() || b.is_integer();
    return a.is_number() && b.is_number();
}

}  // namespace cupel
