// Rows of different sizes have no order.
// expect: cupel[E081]
// expect: a row of 2 with column users.id (User::id) stands left of < and a row of 3 right of it
// expect: ; give both as many values
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(row_(col<&User::id>, col<&User::username>) < row_(1, "a", 2));
#else
constexpr auto q = select<User>().where(row_(col<&User::id>, col<&User::username>) < row_(1, "a"));
#endif

constexpr auto text = sql<sqlite>(q);
