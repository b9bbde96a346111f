// A key that the database makes.
// expect: cupel[E057]
// expect: column tags.id (Tag::id) is a key that the database makes; leave it out of .columns<...>()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = insert_into<Tag>().columns<&Tag::id, &Tag::name>().from(select(col<&Post::id>, col<&Post::title>));
#else
constexpr auto q =
    insert_into<Tag>(with_key).columns<&Tag::id, &Tag::name>().from(select(col<&Post::id>, col<&Post::title>));
#endif

constexpr auto text = sql<sqlite>(q);
