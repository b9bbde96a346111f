// A column of another type.
// expect: cupel[E123]
// expect: column tags.name (Tag::name) is of type text, and the query gives bigint for it
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = insert_into<Tag>().columns<&Tag::name>().from(select(col<&Post::id>));
#else
constexpr auto q = insert_into<Tag>().columns<&Tag::name>().from(select(cast<std::string>(col<&Post::id>)));
#endif

constexpr auto text = sql<sqlite>(q);
