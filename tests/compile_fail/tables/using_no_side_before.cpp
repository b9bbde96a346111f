// A column that no table before has.
// expect: cupel[E547]
// expect: column author_id of table posts (Post) has no namesake in the tables before its join by USING
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().join<Post>(using_<&Post::author_id>);
#else
constexpr auto q = select<User>().join<Post>(using_<&Post::id>);
#endif

constexpr auto text = sql<sqlite>(q);
