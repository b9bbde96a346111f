// A column of another table in WHERE of an UPDATE.
// expect: cupel[E001]
// expect: column users.is_active (User::is_active)
// expect: is used in WHERE
// expect: or compare with .in(select(...))
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<Post>().set(col<&Post::state> = post_state::draft).where(!col<&User::is_active>);
#else
constexpr auto q = update<Post>()
                       .set(col<&Post::state> = post_state::draft)
                       .where(col<&Post::author_id>.in(select(col<&User::id>).where(!col<&User::is_active>)));
#endif

constexpr auto text = sql<sqlite>(q);
