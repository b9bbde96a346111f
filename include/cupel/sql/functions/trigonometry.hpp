// Functions of angles.
#pragma once

#include <cupel/sql/functions/function.hpp>

namespace cupel::func {

inline constexpr detail::numeric_function<"sin", double> sin{};
inline constexpr detail::numeric_function<"cos", double> cos{};
inline constexpr detail::numeric_function<"tan", double> tan{};
inline constexpr detail::numeric_function<"asin", double> asin{};
inline constexpr detail::numeric_function<"acos", double> acos{};
inline constexpr detail::numeric_function<"atan", double> atan{};
// atan2(y, x)
inline constexpr detail::numeric_function<"atan2", double, "nn"> atan2{};
inline constexpr detail::numeric_function<"degrees", double> degrees{};
inline constexpr detail::numeric_function<"radians", double> radians{};

}  // namespace cupel::func
