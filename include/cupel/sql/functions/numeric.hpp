// Functions of numbers.
#pragma once

#include <cupel/sql/functions/function.hpp>

namespace cupel {

namespace detail {

// A function of nothing.
template <fixed_string Name>
struct number_of_nothing {
    constexpr auto operator()() const { return function_call<Name, double>(); }
};

struct modulo_maker {
    template <class L, class R>
        requires one_is_expression<L, R>
    constexpr auto operator()(L left, R right) const {
        return make_arithmetic<modulus>(std::move(left), std::move(right));
    }
};

}  // namespace detail

namespace func {

inline constexpr detail::numeric_function<"abs", detail::same_type, "d"> abs{};
// sign(x): -1, 0 or 1
inline constexpr detail::numeric_function<"sign", double> sign{};
// round(x): halves away from zero; round(x, digits behind the point)
inline constexpr detail::numeric_function<"round", double, "n?n"> round{};
inline constexpr detail::numeric_function<"ceil", double> ceil{};
inline constexpr detail::numeric_function<"floor", double> floor{};
// trunc(x): towards zero
inline constexpr detail::numeric_function<"trunc", double> trunc{};
// mod(a, b): a % b, with the sign of a
inline constexpr detail::modulo_maker mod{};
// power(x, y), sqrt(x), exp(x), ln(x), log10(x). Where there is no result PostgreSQL stops, and SQLite gives NULL, which
// cannot be read: data_error both times. In a condition it is not true.
inline constexpr detail::numeric_function<"power", double, "nn"> power{};
inline constexpr detail::numeric_function<"sqrt", double> sqrt{};
inline constexpr detail::numeric_function<"exp", double> exp{};
inline constexpr detail::numeric_function<"ln", double> ln{};
inline constexpr detail::numeric_function<"log10", double> log10{};
// random(): at least 0 and less than 1
inline constexpr detail::number_of_nothing<"random"> random{};
inline constexpr detail::number_of_nothing<"pi"> pi{};

}  // namespace func
}  // namespace cupel
