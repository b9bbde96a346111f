// More than everything.
// names-no-table: the fraction is a number, which knows no column yet
// expect: cupel[E103]: the fraction of a percentile must be between 0 and 1; pass 0.5 for the median
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::percentile_cont(50).within_group(col<&Post::views>));
#else
constexpr auto q = select(func::percentile_cont(0.5).within_group(col<&Post::views>));
#endif

constexpr auto text = sql<postgresql>(q);
