// A column of another table in WHERE of a DELETE.
// expect: cupel[E001]
// expect: column posts.state (Post::state)
// expect: is used in WHERE
// expect: table posts is not written here; name columns of User
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = delete_from<User>().where(col<&Post::state> == post_state::draft);
#else
constexpr auto q = delete_from<User>().where(col<&User::role> == user_role::guest);
#endif

void run(sqlite::engine& db) { db.execute(q); }
