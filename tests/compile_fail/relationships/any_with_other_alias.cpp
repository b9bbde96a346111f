// any is given an alias of another table than the relationship leads to.
// expect: cupel[E613]: any<&User::posts> is given alias someone of table users, but the relationship leads to table posts; give it alias<Post, ...>
#include "../models.hpp"

#include <cupel/sql/related.hpp>

using namespace cupel;

constexpr auto someone = alias<User, "someone">;
constexpr auto written = alias<Post, "written">;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(any<&User::posts>(someone, col<&User::is_active>));
#else
constexpr auto q = select<User>().where(any<&User::posts>(written, col<&User::is_active>));
#endif

constexpr auto text = sql<sqlite>(q);
