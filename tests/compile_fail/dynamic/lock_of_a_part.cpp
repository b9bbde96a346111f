// A lock on a table that may not be joined.
// expect: cupel[E136]
// expect: FOR UPDATE OF posts (Post)
// expect: leave out .of, or join it always
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select<User>().join_if<Post>(true).for_update().of<Post>();
#else
const auto q = select<User>().join_if<Post>(true).for_update().of<User>();
#endif

const auto text = sql<postgresql>(q);
