// A range, and another table.
// expect: cupel[E125]
// expect: DELETE of table tags (Tag) is given a range, whose keys say which rows are meant
#include "../models.hpp"

#include <vector>

using namespace cupel;

const std::vector<Tag> tags;
#ifdef MUST_FAIL
const auto q = delete_from<Tag>().rows(tags).using_<Post>();
#else
const auto q = delete_from<Tag>().rows(tags);
#endif

constexpr auto text = sql<sqlite>(q);
