// PostgreSQL has it.
// expect: cupel[E107]: CUBE by column posts.author_id (Post::author_id)
// expect: is asked of a database that has no grouping sets; write a SELECT for each set of keys and join them with union_all
#include "../models.hpp"

using namespace cupel;

constexpr auto q =
    select(col<&Post::author_id>, func::count()).group_by(cube(col<&Post::author_id>, col<&Post::state>));
#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(q);
#else
constexpr auto text = sql<postgresql>(q);
#endif
