// Another enum.
// expect: cupel[E010]
// expect: column posts.state (Post::state) is of type post_state and is assigned a value of type user_role
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<Post>().set(col<&Post::state> = user_role::admin).where(col<&Post::id> == 1);
#else
constexpr auto q = update<Post>().set(col<&Post::state> = post_state::published).where(col<&Post::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
