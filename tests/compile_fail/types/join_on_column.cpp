// So does JOIN.
// expect: cupel[E011]
// expect: column posts.author_id (Post::author_id) of type bigint
// expect: stands where ON needs a condition
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().join<Post>(col<&Post::author_id>);
#else
constexpr auto q = select<User>().join<Post>(col<&Post::author_id> == col<&User::id>);
#endif

constexpr auto text = sql<sqlite>(q);
