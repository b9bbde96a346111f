// A column that may be NULL in the place of a member that cannot.
// expect: cupel[E115]
// expect: column name (of Tag) of UNION is read into a member that is no optional
// expect: column bio (of User) in the same place of another query may be NULL
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto users = select(col<&User::id>, col<&User::bio>, col<&User::bio>.as<"colour">());
#else
constexpr auto users = select(col<&User::id>, col<&User::username>, col<&User::bio>);
#endif
constexpr auto q = union_(select<Tag>(), users);

constexpr auto text = sql<sqlite>(q);
