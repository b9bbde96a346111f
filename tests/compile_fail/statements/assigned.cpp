// A variable of a statement that is to become one with another clause.
// expect: cupel[E533]
// expect: a statement of table posts (Post) is given a statement of another type
// expect: auto narrowed = q.where(...), or decide when it runs: q.where_if(flag, ...)
#include "../models.hpp"

using namespace cupel;

void work() {
    auto q = select<Post>();
#ifdef MUST_FAIL
    q = q.where(col<&Post::views> > 100);
#else
    [[maybe_unused]] const auto narrowed = q.where(col<&Post::views> > 100);
    q = select<Post>();
#endif
}
