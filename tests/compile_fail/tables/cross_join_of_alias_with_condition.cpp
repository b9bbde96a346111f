// A condition given to the cross join of an alias.
// expect: cupel[E660]: CROSS JOIN of table users (User) is given a condition, and takes none; write .join(writer, condition), or move the condition to .where(...)
#include "../models.hpp"

using namespace cupel;

constexpr auto writer = alias<User, "writer">;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().cross_join(writer, col<&Post::author_id> == writer[col<&User::id>]);
#else
constexpr auto q = select<Post>().join(writer, col<&Post::author_id> == writer[col<&User::id>]);
#endif

constexpr auto text = sql<sqlite>(q);
