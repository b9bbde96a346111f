// A fragment for one database.
// expect: cupel[E086]
// expect: of column posts.title (Post::title) is declared without sqlite, for which the text is asked
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(raw<bool, "{} ~ {}", postgresql>(col<&Post::title>, "a"));
#else
constexpr auto q = select<Post>().where(raw<bool, "{} GLOB {}", sqlite>(col<&Post::title>, "a"));
#endif

constexpr auto text = sql<sqlite>(q);
