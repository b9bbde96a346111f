// A window with a frame is finished.
// expect: cupel[E140]: window w of a SELECT from table posts (Post)
// expect: has a frame, and SQL extends windows without one only; give the frame where the window is used
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::rank().over(window<"w">, order_by(col<&Post::id>)))
                       .from<Post>()
                       .window<"w">(partition_by().rows(preceding(1)));
#else
constexpr auto q = select(func::rank().over(window<"w">, order_by(col<&Post::id>).rows(preceding(1))))
                       .from<Post>()
                       .window<"w">(partition_by());
#endif

constexpr auto text = sql<sqlite>(q);
