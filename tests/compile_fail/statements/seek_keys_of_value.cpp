// An order by key whose last key is a number.
// expect: cupel[E672]: seek_keys(...) of column posts.views (Post::views) is given a value that is no column, expression or direction; name a column
#include "../models.hpp"

#include <cupel/engine/page.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto order = seek_keys(col<&Post::views>, 1);
#else
constexpr auto order = seek_keys(col<&Post::views>, col<&Post::id>);
#endif
