// The values of a range are many.
// expect: cupel[E088]
// expect: the values of a statement of a range of table tags (Tag) are asked for
// expect: ; ask for those of one object
#include "../models.hpp"

#include <cupel/sql/text_for_log.hpp>

#include <vector>

using namespace cupel;

const std::vector<Tag> tags{{.name = "a"}};
const Tag one{.name = "a"};

#ifdef MUST_FAIL
const auto q = insert_into<Tag>().values(tags);
#else
const auto q = insert_into<Tag>().values(one);
#endif

const auto text = text_for_log<sqlite>(q);
