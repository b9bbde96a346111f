// Functions of numbers.
#pragma once

#include <cupel/sql/functions/function.hpp>

namespace cupel::func {

inline constexpr detail::numeric_function<"abs", detail::same_type, "d"> abs{};
// round(x), round(x, digits)
inline constexpr detail::numeric_function<"round", double, "n?n"> round{};
inline constexpr detail::numeric_function<"ceil", double> ceil{};
inline constexpr detail::numeric_function<"floor", double> floor{};

}  // namespace cupel::func
