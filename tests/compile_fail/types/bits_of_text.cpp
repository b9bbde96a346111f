// Text has no bits.
// expect: cupel[E013]
// expect: column posts.title (Post::title) is of type text; `&` works on the bits of integers only
// expect: ; cast<std::int64_t>(...) it
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where((col<&Post::title> & 3) == 1);
#else
constexpr auto q = select<Post>().where((col<&Post::views> & 3) == 1);
#endif

constexpr auto text = sql<sqlite>(q);
