// A sum does not depend on the order of what it adds up.
// expect: cupel[E104]: aggregate func::sum of column posts.views (Post::views)
// expect: is given .order_by(...), but has the same value in every order; leave it out
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::sum(col<&Post::views>).order_by(col<&Post::id>));
#else
constexpr auto q = select(func::string_agg(col<&Post::title>, ",").order_by(col<&Post::id>));
#endif

constexpr auto text = sql<postgresql>(q);
