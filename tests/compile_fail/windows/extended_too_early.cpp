// A window goes on from one defined before it.
// expect: cupel[E140]: window all of a SELECT from table posts (Post)
// expect: is extended by one that is defined before it; define it first
#include "../models.hpp"

using namespace cupel;

constexpr auto start = select(func::rank().over(window<"w">), func::count().over(window<"all">)).from<Post>();

#ifdef MUST_FAIL
constexpr auto q = start.window<"w">(window<"all">, order_by(col<&Post::id>)).window<"all">(partition_by());
#else
constexpr auto q = start.window<"all">(partition_by()).window<"w">(window<"all">, order_by(col<&Post::id>));
#endif

constexpr auto text = sql<sqlite>(q);
