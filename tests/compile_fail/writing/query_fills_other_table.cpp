// A member of another model.
// expect: cupel[E123]
// expect: .columns<...>() of INSERT into table tags (Tag) names a member that is no column of it
// expect: name members such as &Tag::name
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = insert_into<Tag>().columns<&Post::title>().from(select(col<&Post::title>));
#else
constexpr auto q = insert_into<Tag>().columns<&Tag::name>().from(select(col<&Post::title>));
#endif

constexpr auto text = sql<sqlite>(q);
