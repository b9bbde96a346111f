// A fragment has the type that it says.
// expect: cupel[E010]
// expect: raw<{} + 1> of column posts.views (Post::views)
// expect: of type integer
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(raw<std::int32_t, "{} + 1">(col<&Post::views>) == "a");
#else
constexpr auto q = select<Post>().where(raw<std::int32_t, "{} + 1">(col<&Post::views>) == 1);
#endif

constexpr auto text = sql<sqlite>(q);
