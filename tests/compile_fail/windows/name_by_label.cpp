// SQL knows no labels in a window.
// expect: cupel[E108]: window w of table posts (Post)
// expect: has a label or a value as a key, which SQL does not know there; write the expression itself
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::id>, func::count().over(window<"w">)).window<"w">(order_by(label<"id">));
#else
constexpr auto q = select(col<&Post::id>, func::count().over(window<"w">)).window<"w">(order_by(col<&Post::id>));
#endif

constexpr auto text = sql<sqlite>(q);
