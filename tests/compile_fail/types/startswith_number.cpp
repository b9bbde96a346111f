// A number does not begin with anything.
// expect: cupel[E014]
// expect: column posts.views (Post::views) is of type integer; startswith takes text only
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(col<&Post::views>.startswith("1"));
#else
constexpr auto q = select<Post>().where(cast<std::string>(col<&Post::views>).startswith("1"));
#endif

constexpr auto text = sql<sqlite>(q);
