// GROUP BY a label that no item carries.
// expect: cupel[E004]
// expect: label initial is used in GROUP BY
// expect: no item of the select list carries it
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::lower(col<&User::username>).as<"name">(), func::count()).group_by(label<"initial">);
#else
constexpr auto q = select(func::lower(col<&User::username>).as<"name">(), func::count()).group_by(label<"name">);
#endif

constexpr auto text = sql<sqlite>(q);
