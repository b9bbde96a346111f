// A column that two tables before have.
// expect: cupel[E547]
// expect: column id of table tags (Tag) has several namesakes in the tables before its join by USING
#include "../models.hpp"

using namespace cupel;

constexpr auto posts = select<User>().join<Post>(col<&Post::author_id> == col<&User::id>);
#ifdef MUST_FAIL
constexpr auto q = posts.join<Tag>(using_<&Tag::id>);
#else
constexpr auto q = posts.join<Tag>(col<&Tag::id> == col<&Post::id>);
#endif

constexpr auto text = sql<sqlite>(q);
