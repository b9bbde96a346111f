// A value that may be NULL, for a column that is NOT NULL: the outer join makes it so.
// expect: cupel[E123]
// expect: column tags.name (Tag::name) is NOT NULL, and what the query gives for it may be NULL
// expect: select coalesce(value, other) there
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q =
    insert_into<Tag>().columns<&Tag::name>().from(select(col<&Post::title>).from<User>().left_join<Post>());
#else
constexpr auto q = insert_into<Tag>().columns<&Tag::name>().from(select(col<&Post::title>).from<User>().join<Post>());
#endif

constexpr auto text = sql<sqlite>(q);
