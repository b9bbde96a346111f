// IN takes a set operation of one column.
// expect: cupel[E015]
// expect: column users.id (User::id) IN (SELECT ...) needs a subquery of one column
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto ids = union_(select(col<&Post::id>, col<&Post::title>), select(col<&Tag::id>, col<&Tag::name>));
#else
constexpr auto ids = union_(select(col<&Post::id>), select(col<&Tag::id>));
#endif
constexpr auto q = select<User>().where(col<&User::id>.in(ids));

constexpr auto text = sql<sqlite>(q);
