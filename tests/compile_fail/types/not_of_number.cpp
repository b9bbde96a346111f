// NOT of a number, as C++ has it.
// expect: cupel[E011]
// expect: column posts.views (Post::views) of type integer
// expect: stands where NOT needs a condition
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(!col<&Post::views>);
#else
constexpr auto q = select<Post>().where(!(col<&Post::views> > 0));
#endif

constexpr auto text = sql<sqlite>(q);
