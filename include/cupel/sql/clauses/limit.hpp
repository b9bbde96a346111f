// LIMIT and OFFSET: bound, so that the text does not depend on the page.
#pragma once

#include <cupel/core/config.hpp>
#include <cupel/core/error.hpp>
#include <cupel/sql/expression.hpp>
#include <cupel/sql/part.hpp>
#include <cupel/types/integer.hpp>

#include <concepts>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace cupel::detail {

struct limit_tag {};
struct offset_tag {};

// Neither constexpr nor defined: a constant that reaches it stops g++, which shows the message and the statement.
#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-internal"  // of a statement with a type that one file alone knows
#endif
template <fixed_string Message, class Statement>
void refuse_count();
#ifdef __clang__
#pragma clang diagnostic pop
#endif

[[noreturn]] inline void throw_wrong_count() {
    throw programming_error(error_code::programming, "LIMIT and OFFSET must not be negative; pass 0 or more");
}

// Where the call itself was refused, a second error would follow; what slips through is found when it is bound.
template <class Statement, std::integral T>
[[gnu::always_inline]] constexpr std::int64_t row_count(T count) {
    const bool wrong = !std::in_range<std::int64_t>(count) || std::cmp_less(count, 0);
    if (CUPEL_CONSTANT_EVALUATED) {
        if (wrong && !CUPEL_CALLS_REFUSED)
            refuse_count<"cupel[E041]: LIMIT and OFFSET must not be negative; pass 0 or more", Statement>();
    } else if (wrong) {
        throw_wrong_count();
    }
    return static_cast<std::int64_t>(count);
}

// What a parameter of LIMIT and OFFSET stands for.
struct row_count_of {
    using value_type = std::int64_t;
    static constexpr void check(std::int64_t count) {
        if (count < 0) throw_wrong_count();
    }
    static constexpr void describe(problem& text) { text += "LIMIT or OFFSET"; }
};

template <class Tag, fixed_string Word, class Writer>
constexpr void before_count(Writer& w) {
    // Not every database has OFFSET without LIMIT.
    if (std::is_same_v<Tag, offset_tag>) {
        if (w.clause != clause_kind::limit) w.text(Writer::dialect::limit_before_offset);
        else if (w.pattern && w.limit_part != 0) {
            w.character(mark::no_part);
            w.character(static_cast<char>(w.limit_part - 1));
            w.text(Writer::dialect::limit_before_offset);
            w.character(mark::end);
        }
    }
    w.clause = clause_kind::limit;
    w.text(Word.view());
}

template <class Tag, fixed_string Word>
struct count_clause {
    using tag = Tag;
    static constexpr bool has_values = true;

    std::int64_t count;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        before_count<Tag, Word>(w);
        w.parameter();
    }

    template <class Visitor>
    [[gnu::always_inline]] constexpr void visit_values(Visitor& visitor) const {
        if (count < 0) throw_wrong_count();
        visitor(count);
    }
};

// LIMIT param<"count">
template <class Tag, fixed_string Word, fixed_string Name>
struct named_count_clause {
    using tag = Tag;
    static constexpr bool has_values = true;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        before_count<Tag, Word>(w);
        named_parameter<Name, row_count_of>::render(w);
    }

    template <class Visitor>
    [[gnu::always_inline]] constexpr void visit_values(Visitor& visitor) const {
        named_parameter<Name, row_count_of>{}.visit_values(visitor);
    }
};

// Whether an expression may stand in LIMIT: a number that is the same for every row.
template <class T>
constexpr bool counts_rows() {
    if constexpr (expression<T>) return type_of<T>.is_integer() && std::is_void_v<first_column<T>>;
    else return false;
}

// LIMIT expression
template <class Tag, fixed_string Word, class Count>
struct computed_count_clause {
    using tag = Tag;
    static constexpr bool has_values = Count::has_values;

    [[no_unique_address]] Count count;

    template <class Writer>
    static constexpr void render_clause(Writer& w) {
        before_count<Tag, Word>(w);
        Count::render(w);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_node(visitor, count);
    }
};

using limit_clause = count_clause<limit_tag, " LIMIT ">;
using offset_clause = count_clause<offset_tag, " OFFSET ">;

}  // namespace cupel::detail
