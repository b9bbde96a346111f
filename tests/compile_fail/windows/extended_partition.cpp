// The parts of a window are its own.
// expect: cupel[E140]: window w of a SELECT from table posts (Post)
// expect: is extended with PARTITION BY, which it alone may say; leave partition_by(...) out, or its name
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::rank().over(window<"w">, partition_by(col<&Post::author_id>)))
                       .from<Post>()
                       .window<"w">(order_by(col<&Post::views>));
#else
constexpr auto q =
    select(func::rank().over(window<"w">, partition_by())).from<Post>().window<"w">(order_by(col<&Post::views>));
#endif

constexpr auto text = sql<sqlite>(q);
