// An order by key with more than ten keys.
// expect: cupel[E672]: seek_keys(...) of column posts.views (Post::views) is given more than 10 keys; leave out those behind a key that tells rows apart
#include "../models.hpp"

#include <cupel/engine/page.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto order = seek_keys(col<&Post::views>, col<&Post::views>, col<&Post::views>, col<&Post::views>,
                                 col<&Post::views>, col<&Post::views>, col<&Post::views>, col<&Post::views>,
                                 col<&Post::views>, col<&Post::views>, col<&Post::id>);
#else
constexpr auto order = seek_keys(col<&Post::views>, col<&Post::id>);
#endif
