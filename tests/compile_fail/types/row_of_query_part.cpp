// Each value is compared with the column at its place.
// expect: cupel[E010]
// expect: column users.id (User::id) is of type bigint; column 1 of the subquery of table posts (Post) right of = gives text
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(row_(col<&User::id>, col<&User::username>) ==
                                        row_(select(col<&Post::title>, col<&Post::title>)));
#else
constexpr auto q = select<User>().where(row_(col<&User::id>, col<&User::username>) ==
                                        row_(select(col<&Post::author_id>, col<&Post::title>)));
#endif

constexpr auto text = sql<sqlite>(q);
