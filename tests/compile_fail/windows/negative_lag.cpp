// A row before, counted backwards.
// names-no-table: the number is all that the function knows
// expect: cupel[E103]
// expect: must not be negative; say
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::lag(col<&Post::views>, -1).over());
#else
constexpr auto q = select(func::lead(col<&Post::views>, 1).over());
#endif

constexpr auto text = sql<sqlite>(q);
