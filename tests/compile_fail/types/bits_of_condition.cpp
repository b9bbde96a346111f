// & is not AND.
// expect: cupel[E013]
// expect: is of type boolean; `&` works on the bits of integers only; combine conditions with && and ||
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where((col<&Post::views> > 3) & (col<&Post::views> < 9));
#else
constexpr auto q = select<Post>().where((col<&Post::views> > 3) && (col<&Post::views> < 9));
#endif

constexpr auto text = sql<sqlite>(q);
