// A column's SQL type as plain data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cupel {

enum class type_kind : std::uint8_t { boolean, smallint, integer, bigint, real, double_precision, text, blob, date, timestamp };

struct sql_type {
    type_kind kind = type_kind::text;
    std::string_view name{};       // as messages say it: "text", "user_role"
    std::uint64_t domain = 0;      // tells enums and users' own types apart; 0 for SQL's own types
    std::size_t length = 0;        // of a varchar; 0 is unlimited
    bool refused = false;          // of an expression that has had its error: it fits everywhere

    constexpr bool is_number() const noexcept {
        return refused || (domain == 0 && kind >= type_kind::smallint && kind <= type_kind::double_precision);
    }
    constexpr bool is_integer() const noexcept { return is_number() && (refused || kind <= type_kind::bigint); }
    constexpr bool is_text() const noexcept { return refused || (domain == 0 && kind == type_kind::text); }
    constexpr bool is_boolean() const noexcept { return refused || (domain == 0 && kind == type_kind::boolean); }
};

// Whether SQL may compare values of the two types without a cast.
constexpr bool comparable(const sql_type& a, const sql_type& b) noexcept {
    if (a.refused || b.refused) return true;
    if (a.domain != 0 || b.domain != 0) return a.domain == b.domain;
    return (a.is_number() && b.is_number()) || a.kind == b.kind;
}

}  // namespace cupel
