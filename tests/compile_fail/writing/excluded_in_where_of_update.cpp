// excluded(...) where there is no INSERT.
// expect: cupel[E121]
// expect: excluded(col<&Post::views>) of table posts stands outside of ON CONFLICT DO UPDATE
// expect: .on_conflict<...>().do_update(col<&Post::views> = excluded(...))
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<Post>().set(col<&Post::views> = excluded(col<&Post::views>)).where(col<&Post::id> == 1);
#else
constexpr auto q = update<Post>().set(col<&Post::views> = col<&Post::views> + 1).where(col<&Post::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
