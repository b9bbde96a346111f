// any of a relationship that leads to one row.
// expect: cupel[E612]: any<&Post::author> is asked of table posts, but the relationship leads to one row; write has<&Post::author>(...)
#include "../models.hpp"

#include <cupel/sql/related.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(any<&Post::author>(col<&User::is_active>));
#else
constexpr auto q = select<Post>().where(has<&Post::author>(col<&User::is_active>));
#endif

constexpr auto text = sql<sqlite>(q);
