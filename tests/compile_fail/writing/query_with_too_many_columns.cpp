// More columns than are filled.
// expect: cupel[E123]
// expect: INSERT into table tags (Tag) fills fewer columns than the query gives
// expect: select one for each that .columns<...>() names
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = insert_into<Tag>().columns<&Tag::name>().from(select(col<&Post::title>, col<&Post::content>));
#else
constexpr auto q = insert_into<Tag>().columns<&Tag::name>().from(select(col<&Post::title>));
#endif

constexpr auto text = sql<sqlite>(q);
