// LIMIT and OFFSET: bound, so that the text does not depend on the page.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/sql/bind_parameter.hpp>
#include <cupel/types/integer.hpp>

#include <concepts>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace cupel::detail {

struct limit_tag {};
struct offset_tag {};

// Not constexpr: a constant that reaches it stops the compiler, which shows the name.
[[noreturn]] inline void E041_limit_and_offset_must_not_be_negative() {
    throw programming_error(error_code::programming, "cupel[E041]: LIMIT and OFFSET must not be negative");
}

template <std::integral T>
constexpr std::int64_t row_count(T count) {
    if (!std::in_range<std::int64_t>(count) || std::cmp_less(count, 0)) E041_limit_and_offset_must_not_be_negative();
    return static_cast<std::int64_t>(count);
}

template <class Tag, fixed_string Word>
struct count_clause {
    using tag = Tag;
    static constexpr bool has_values = true;

    std::int64_t count;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        // Not every database has OFFSET without LIMIT.
        if (std::is_same_v<Tag, offset_tag> && w.clause != clause_kind::limit) w.text(Writer::dialect::limit_before_offset);
        w.clause = clause_kind::limit;
        w.text(Word.view());
        w.parameter();
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visitor(count);
    }
};

using limit_clause = count_clause<limit_tag, " LIMIT ">;
using offset_clause = count_clause<offset_tag, " OFFSET ">;

}  // namespace cupel::detail
