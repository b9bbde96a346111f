// Columns of different types in one place.
// expect: cupel[E115]
// expect: column username (of User) of UNION ALL is of type text, and column views (of Post)
// expect: cast<...>(...)
#include "../models.hpp"

using namespace cupel;

constexpr auto users = select(col<&User::id>, col<&User::username>);
#ifdef MUST_FAIL
constexpr auto q = union_all(users, select(col<&Post::id>, col<&Post::views>));
#else
constexpr auto q = union_all(users, select(col<&Post::id>, col<&Post::title>));
#endif

constexpr auto text = sql<postgresql>(q);
