// A subquery of EXISTS that refers to a table neither it nor its outer query has.
// expect: cupel[E001]
// expect: column tags.name (Tag::name)
// expect: is used in WHERE
// expect: table tags is not in FROM; add .join<Tag>()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(
    exists(select<Post>().where(col<&Post::author_id> == col<&User::id> && col<&Tag::name> == "cpp")));
#else
constexpr auto q = select<User>().where(exists(
    select<Post>().join<&Post::tags>().where(col<&Post::author_id> == col<&User::id> && col<&Tag::name> == "cpp")));
#endif

constexpr auto text = sql<sqlite>(q);
