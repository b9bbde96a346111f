// Two objects are a range.
// expect: cupel[E059]
// expect: .values(...) of table tags was given several objects; pass one Tag or one range of Tag
#include "../models.hpp"

#include <array>

using namespace cupel;

#ifdef MUST_FAIL
auto save(const Tag& a, const Tag& b) { return insert_into<Tag>().values(a, b); }
#else
auto save(const Tag& a, const Tag& b) { return insert_into<Tag>().values(std::array{a, b}); }
#endif

auto text = sql<sqlite>(save({}, {}));
