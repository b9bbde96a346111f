// A row of one set has the key of an entity, and not the rest.
// expect: cupel[E141]: table tags (Tag) is selected as a whole in SELECT
// expect: but some rows of the grouping sets have a part of its columns only; name all of them in one grouping_set(...), or select columns
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Tag>().group_by(rollup(col<&Tag::id>, col<&Tag::name>, col<&Tag::colour>));
#else
constexpr auto q = select<Tag>().group_by(rollup(grouping_set(col<&Tag::id>, col<&Tag::name>, col<&Tag::colour>)));
#endif

constexpr auto text = sql<postgresql>(q);
