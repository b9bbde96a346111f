// A column of another table.
// expect: cupel[E050]
// expect: column posts.title (Post::title) is assigned in SET of table users
// expect: assign columns of User only
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<User>().set(col<&Post::title> = "x").where(col<&User::id> == 1);
#else
constexpr auto q = update<User>().set(col<&User::username> = "x").where(col<&User::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
