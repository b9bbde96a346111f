// SQLite has no COPY.
// expect: cupel[E076]: copy_into of table tags (Tag) needs COPY, which this database does not have
// expect: write insert_into<Tag>().values(range)
#include "../models.hpp"

#include <vector>

using namespace cupel;

#ifdef MUST_FAIL
auto save(const std::vector<Tag>& tags) { return copy_into<Tag>().values(tags); }
#else
auto save(const std::vector<Tag>& tags) { return insert_into<Tag>().values(tags); }
#endif

auto text = sql<sqlite>(save({}));
