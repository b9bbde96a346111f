// A fragment is no statement.
// expect: cupel[E087]
// expect: of column posts.views (Post::views) has a semicolon, but is one expression; leave it out
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(raw<bool, "{} = 1;">(col<&Post::views>));
#else
constexpr auto q = select<Post>().where(raw<bool, "{} = 1">(col<&Post::views>));
#endif

constexpr auto text = sql<sqlite>(q);
