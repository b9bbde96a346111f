// Fewer columns than are filled.
// expect: cupel[E123]
// expect: INSERT into table post_tags (PostTag) fills more columns than the query gives
// expect: .columns<&PostTag::
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = insert_into<PostTag>().from(select(col<&Post::id>));
#else
constexpr auto q = insert_into<PostTag>().from(select(col<&Post::id>, col<&Post::author_id>));
#endif

constexpr auto text = sql<sqlite>(q);
