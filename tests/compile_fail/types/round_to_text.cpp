// A number of digits in words.
// expect: cupel[E016]
// expect: a value of type text
// expect: argument 2 of func::round(number[, number])
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::round(col<&User::rating>, "two").as<"rating">());
#else
constexpr auto q = select(func::round(col<&User::rating>, 2).as<"rating">());
#endif

constexpr auto text = sql<sqlite>(q);
