// Without types both sides are alike.
// expect: cupel[E010]
// expect: column posts.title (Post::title) is of type text; `<->` cannot take column posts.views (Post::views) of type integer
#include "../models.hpp"

using namespace cupel;

inline constexpr cupel::sql_operator<"<->", double> distance{};

#ifdef MUST_FAIL
constexpr auto q = select(distance(col<&Post::title>, col<&Post::views>));
#else
constexpr auto q = select(distance(col<&Post::title>, col<&Post::content>));
#endif

constexpr auto text = sql<sqlite>(q);
