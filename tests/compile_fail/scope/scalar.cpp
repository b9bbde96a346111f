// A subquery sees its own tables and those around it, no others.
// expect: cupel[E001]
// expect: column tags.id (Tag::id)
// expect: is used in WHERE
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto of_author = select(func::count()).from<Post>().where(col<&Post::author_id> == col<&Tag::id>);
#else
constexpr auto of_author = select(func::count()).from<Post>().where(col<&Post::author_id> == col<&User::id>);
#endif
constexpr auto q = select(scalar(of_author)).from<User>();

constexpr auto text = sql<sqlite>(q);
