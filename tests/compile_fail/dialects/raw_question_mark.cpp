// A question mark is a parameter of SQLite.
// expect: cupel[E087]
// expect: of column posts.title (Post::title) has a question mark, which is a parameter to this database
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(raw<bool, "{} ? 'a'">(col<&Post::title>));
#else
constexpr auto q = select<Post>().where(raw<bool, "{} = 'a?'">(col<&Post::title>));
#endif

constexpr auto text = sql<sqlite>(q);
