// ORDER BY a label that no item carries.
// expect: cupel[E004]
// expect: label number is used in ORDER BY
// expect: no item of the select list carries it; write expression.as<name>() there
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q =
    select(col<&User::role>, func::count().as<"users">()).group_by(col<&User::role>).order_by(label<"number">.desc());
#else
constexpr auto q =
    select(col<&User::role>, func::count().as<"users">()).group_by(col<&User::role>).order_by(label<"users">.desc());
#endif

constexpr auto text = sql<sqlite>(q);
