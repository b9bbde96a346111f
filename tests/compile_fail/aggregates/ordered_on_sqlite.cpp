// SQLite orders inside aggregates since 3.44 only.
// expect: cupel[E107]: aggregate func::string_agg of column posts.title (Post::title)
// expect: has .order_by(...), which SQLite has since 3.44 only; take .over(partition_by(...).order_by(...))
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::string_agg(col<&Post::title>, ",").order_by(col<&Post::views>));
#else
constexpr auto q = select(func::string_agg(col<&Post::title>, ","));
#endif

constexpr auto text = sql<sqlite>(q);
