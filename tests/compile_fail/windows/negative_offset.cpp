// A negative offset.
// names-no-table: the offset is a number, which knows no window yet
// expect: cupel[E103]: an offset of a frame must not be negative; say preceding or following
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::count().over(order_by(col<&Post::views>).rows(preceding(-1))));
#else
constexpr auto q = select(func::count().over(order_by(col<&Post::views>).rows(preceding(1))));
#endif

constexpr auto text = sql<sqlite>(q);
