// A join without a condition between tables that no foreign key connects.
// expect: cupel[E005]
// expect: no foreign key leads from table tags (Tag) to a table in FROM or back
// expect: or join along a relationship: .join<&Post::member>()
// expect: .join<Tag>(col<...> == col<...>)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().join<Tag>();
#else
constexpr auto q = select<Post>().join<PostTag>().join<Tag>();
#endif

constexpr auto text = sql<sqlite>(q);
