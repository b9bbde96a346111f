// A subquery has as many columns as the row has values.
// expect: cupel[E081]
// expect: a row of 2 with column users.id (User::id) stands left of IN and a row of 7 right of it
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(row_(col<&User::id>, col<&User::username>).in(select<Post>()));
#else
constexpr auto q = select<User>().where(
    row_(col<&User::id>, col<&User::username>).in(select(col<&Post::author_id>, col<&Post::title>)));
#endif

constexpr auto text = sql<sqlite>(q);
