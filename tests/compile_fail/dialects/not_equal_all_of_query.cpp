// SQLite has neither ANY nor ALL.
// expect: cupel[E082]
// expect: column users.age (User::age) stands before <> ALL, which sqlite does not have; write .not_in(select(...))
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select<User>().where(col<&User::age> != all_(select(col<&Post::views>)));
#else
const auto q = select<User>().where(col<&User::age>.not_in(select(col<&Post::views>)));
#endif

const auto text = sql<sqlite>(q);
