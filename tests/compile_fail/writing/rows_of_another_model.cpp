// Objects of another table.
// expect: cupel[E125]
// expect: .rows(...) of table tags was given
// expect: which is no range of its objects; pass one range of Tag
#include "../models.hpp"

#include <vector>

using namespace cupel;

const std::vector<Tag> tags;
const std::vector<Post> posts;
#ifdef MUST_FAIL
const auto q = delete_from<Tag>().rows(posts);
#else
const auto q = delete_from<Tag>().rows(tags);
#endif

constexpr auto text = sql<sqlite>(q);
