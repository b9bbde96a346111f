// A table of nothing but keys.
// expect: cupel[E125]
// expect: .set(range) of column post_tags.post_id (PostTag::post_id) has no column to set but keys
#include "../models.hpp"

#include <vector>

using namespace cupel;

const std::vector<PostTag> pairs;
const std::vector<Tag> tags;
#ifdef MUST_FAIL
const auto q = update<PostTag>().set(pairs);
#else
const auto q = update<Tag>().set(tags);
#endif

constexpr auto text = sql<sqlite>(q);
