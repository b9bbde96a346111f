// A union has no lock.
// expect: cupel[E545]
// expect: FOR UPDATE is given to UNION of table posts (Post), which has none
// expect: give it to the queries in it
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = union_(select(col<&Post::id>), select(col<&User::id>)).for_update();
#else
constexpr auto q = union_(select(col<&Post::id>), select(col<&User::id>));
#endif

constexpr auto text = sql<postgresql>(q);
