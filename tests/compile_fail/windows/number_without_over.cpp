// A row's number without a window.
// expect: cupel[E102]: window function func::row_number of a SELECT from table posts (Post) stands in SELECT without a window
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::id>, func::row_number());
#else
constexpr auto q = select(col<&Post::id>, func::row_number().over());
#endif

constexpr auto text = sql<sqlite>(q);
