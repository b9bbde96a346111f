// One column named twice.
// expect: cupel[E051]
// expect: column tags.name (Tag::name) is named twice in .columns<...>(); name it once
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q =
    insert_into<Tag>().columns<&Tag::name, &Tag::name>().from(select(col<&Post::title>, col<&Post::content>));
#else
constexpr auto q =
    insert_into<Tag>().columns<&Tag::name, &Tag::colour>().from(select(col<&Post::title>, col<&Post::content>));
#endif

constexpr auto text = sql<sqlite>(q);
