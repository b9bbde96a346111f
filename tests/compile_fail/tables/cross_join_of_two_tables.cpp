// A cross join that is given a table and an alias.
// expect: cupel[E660]: CROSS JOIN of table users (User) is given a second table; join each with a .cross_join of its own
#include "../models.hpp"

using namespace cupel;

constexpr auto writer = alias<User, "writer">;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().cross_join<User>(writer);
#else
constexpr auto q = select<Post>().cross_join<User>().cross_join(writer);
#endif

constexpr auto text = sql<sqlite>(q);
