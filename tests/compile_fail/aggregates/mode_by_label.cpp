// A label names an item of the finished row.
// names-no-table: neither the function nor the label knows a table
// expect: cupel[E108]: WITHIN GROUP inside aggregate func::mode
// expect: is given a label or a value, which SQL does not know there; write the expression itself
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q =
    select(col<&Post::views>.as<"v">(), func::mode().within_group(label<"v">)).group_by(col<&Post::views>);
#else
constexpr auto q =
    select(col<&Post::views>.as<"v">(), func::mode().within_group(col<&Post::views>)).group_by(col<&Post::views>);
#endif

constexpr auto text = sql<postgresql>(q);
