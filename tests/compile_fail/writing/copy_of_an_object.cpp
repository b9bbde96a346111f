// COPY takes a range.
// expect: cupel[E059]: .values(...) of copy_into of table tags was given Tag, which is no range of Tag; pass one
#include "../models.hpp"

#include <vector>

using namespace cupel;

#ifdef MUST_FAIL
auto save(const Tag& tag) { return copy_into<Tag>().values(tag); }
#else
auto save(const Tag& tag) { return copy_into<Tag>().values(std::vector<Tag>{tag}); }
#endif

auto text = sql<postgresql>(save({}));
