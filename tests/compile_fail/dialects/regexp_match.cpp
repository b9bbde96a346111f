// SQLite has no regular expressions of its own.
// expect: cupel[E084]
// expect: column posts.title (Post::title) is matched with a regular expression, of which SQLite has none of its own
// expect: ; write .like(...) or .contains(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(col<&Post::title>.regexp_match("^a"));
#else
constexpr auto q = select<Post>().where(col<&Post::title>.like("a%"));
#endif

constexpr auto text = sql<sqlite>(q);
