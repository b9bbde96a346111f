// A range of another model.
// expect: cupel[E059]
// expect: .values(...) of table tags was given vector<
#include "../models.hpp"

#include <vector>

using namespace cupel;

#ifdef MUST_FAIL
auto save(const std::vector<std::string>& names) { return insert_into<Tag>().values(names); }
#else
auto save(const std::vector<Tag>& names) { return insert_into<Tag>().values(names); }
#endif

auto text = sql<sqlite>(save({}));
