// A listed row is as long as the row that is looked for.
// expect: cupel[E081]
// expect: a row of 2 with column users.id (User::id) stands left of NOT IN and a row of 1 right of it
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(row_(col<&User::id>, col<&User::username>).not_in(row_(1, "a"), row_(2)));
#else
constexpr auto q = select<User>().where(row_(col<&User::id>, col<&User::username>).not_in(row_(1, "a"), row_(2, "b")));
#endif

constexpr auto text = sql<sqlite>(q);
