// A part that names a column of a table that is not in FROM.
// expect: cupel[E001]
// expect: column posts.views (Post::views) is used in WHERE
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select<User>().where_if(false, col<&Post::views> > 100);
#else
const auto q = select<User>().where_if(false, col<&User::age> > 100);
#endif

const auto text = sql<sqlite>(q);
