// An array as a value of a dynamic predicate.
// names-no-table: the value says nothing of a table
// expect: cupel[E138]
// expect: is given to a dynamic predicate, which holds single values; write the condition into .where_if(flag, condition)
#include "../models.hpp"

#include <cupel/dynamic.hpp>

#include <string>
#include <vector>

using namespace cupel;

struct box {
    std::int64_t id{};
    std::vector<std::string> marks{};
};

#ifdef MUST_FAIL
void add(dynamic_predicate<box>& p) { p &= col<&box::marks> == std::vector<std::string>{"red"}; }
#else
const auto q = select<box>().where_if(true, col<&box::marks> == std::vector<std::string>{"red"});
#endif
