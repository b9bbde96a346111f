// The rows of a union are none of a table.
// expect: cupel[E127]
// expect: a lock of rows stands in a query of UNION of table posts (Post)
// expect: lock them with a SELECT of its own
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = union_(select(col<&Post::id>).for_update(), select(col<&User::id>));
#else
constexpr auto q = union_(select(col<&Post::id>), select(col<&User::id>));
#endif

constexpr auto text = sql<postgresql>(q);
