// Two enums with like enumerators.
// expect: cupel[E010]
// expect: column posts.state (Post::state) is of type post_state
// expect: `=` cannot take a value of type user_role
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(col<&Post::state> == user_role::guest);
#else
constexpr auto q = select<Post>().where(col<&Post::state> == post_state::draft);
#endif

constexpr auto text = sql<sqlite>(q);
