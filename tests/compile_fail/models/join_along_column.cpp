// A join along a column.
// expect: cupel[E009]
// expect: .join<&Post::author_id>() names a member of table posts that is no relationship
// expect: name a has_many, has_one, belongs_to or many_to_many member
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Post::title>, col<&User::username>).from<Post>().join<&Post::author_id>();
#else
constexpr auto q = select(col<&Post::title>, col<&User::username>).from<Post>().join<&Post::author>();
#endif

constexpr auto text = sql<sqlite>(q);
