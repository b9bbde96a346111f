// Columns of two tables and no FROM that says where to start.
// expect: cupel[E003]
// expect: the select list names columns of table users and of others
// expect: add .from<User>() and join the others
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::username>, col<&Post::title>);
#else
constexpr auto q = select(col<&User::username>, col<&Post::title>).from<User>().join<Post>();
#endif

constexpr auto text = sql<sqlite>(q);
