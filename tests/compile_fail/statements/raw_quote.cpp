// A quote ends.
// expect: cupel[E087]
// expect: of column posts.title (Post::title) has a quote that does not end; end it
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(raw<bool, "{} = 'x">(col<&Post::title>));
#else
constexpr auto q = select<Post>().where(raw<bool, "{} = 'x'">(col<&Post::title>));
#endif

constexpr auto text = sql<sqlite>(q);
