// A column is no window.
// expect: cupel[E105]: window w of table posts (Post)
// expect: is given what defines no window; pass partition_by(...) or order_by(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::id>, func::count().over(window<"w">)).window<"w">(col<&Post::views>);
#else
constexpr auto q = select(col<&Post::id>, func::count().over(window<"w">)).window<"w">(order_by(col<&Post::views>));
#endif

constexpr auto text = sql<sqlite>(q);
