// Only integers have a remainder.
// expect: cupel[E013]
// expect: column users.rating (User::rating) is of type double precision
// expect: `%` computes with integers only
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::rating> % 2 == 0);
#else
constexpr auto q = select<User>().where(cast<std::int64_t>(col<&User::rating>) % 2 == 0);
#endif

constexpr auto text = sql<sqlite>(q);
