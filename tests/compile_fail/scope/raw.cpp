// The columns of a fragment are looked for in FROM.
// expect: cupel[E001]
// expect: column posts.views (Post::views)
// expect: is used in WHERE
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(raw<bool, "{} > 1">(col<&Post::views>));
#else
constexpr auto q = select<User>().where(raw<bool, "{} > 1">(col<&User::age>));
#endif

constexpr auto text = sql<sqlite>(q);
