// A second ORDER BY.
// expect: cupel[E104]: aggregate func::string_agg of column posts.title (Post::title)
// expect: is given .order_by(...) twice; name all keys in one .order_by(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q =
    select(func::string_agg(col<&Post::title>, ",").order_by(col<&Post::views>).order_by(col<&Post::id>));
#else
constexpr auto q = select(func::string_agg(col<&Post::title>, ",").order_by(col<&Post::views>, col<&Post::id>));
#endif

constexpr auto text = sql<postgresql>(q);
