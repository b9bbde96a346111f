// The key finds the row.
// expect: cupel[E125]
// expect: .set(range) of column tags.id (Tag::id) names a key, by which the rows are found
// expect: .set<&Tag::member>(range)
#include "../models.hpp"

#include <vector>

using namespace cupel;

const std::vector<Tag> tags;
#ifdef MUST_FAIL
const auto q = update<Tag>().set<&Tag::id, &Tag::name>(tags);
#else
const auto q = update<Tag>().set<&Tag::name>(tags);
#endif

constexpr auto text = sql<sqlite>(q);
