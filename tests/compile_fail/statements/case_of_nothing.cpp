// A CASE without a branch.
// expect: cupel[E663]: CASE is given no branch; write case_(when(condition, value), ...)
// names-no-table: nothing that could name one is given
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(case_()).from<Post>();
#else
constexpr auto q = select(case_(when(col<&Post::views> > 0, 1))).from<Post>();
#endif

constexpr auto text = sql<sqlite>(q);
