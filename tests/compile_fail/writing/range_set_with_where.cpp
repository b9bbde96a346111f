// A range brings its keys.
// expect: cupel[E125]
// expect: UPDATE of table tags (Tag) is given a range, whose keys say which rows are meant, and a WHERE
// expect: leave these out, or write .where(col<&Tag::id>.in(keys) && ...)
#include "../models.hpp"

#include <vector>

using namespace cupel;

const std::vector<Tag> tags;
#ifdef MUST_FAIL
const auto q = update<Tag>().set(tags).where(col<&Tag::id> > 3);
#else
const auto q = update<Tag>().set(tags);
#endif

constexpr auto text = sql<postgresql>(q);
