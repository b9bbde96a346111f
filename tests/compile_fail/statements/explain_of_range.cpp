// A range is stored by as many statements as the database needs.
// expect: cupel[E077]: explain of INSERT of a range of table tags (Tag), which has no plan of its own
#include "../models.hpp"

#include <cupel/sql/explain.hpp>

#include <vector>

using namespace cupel;

auto plan(const std::vector<Tag>& tags) {
#ifdef MUST_FAIL
    return explain(insert_into<Tag>().values(tags));
#else
    return explain(insert_into<Tag>().values(tags.front()));
#endif
}

auto text = sql<sqlite>(plan({}));
