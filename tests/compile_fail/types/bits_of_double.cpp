// A fraction has no bits, on the right neither.
// expect: cupel[E013]
// expect: column users.rating (User::rating) is of type double precision; `<<` works on the bits of integers only
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where((col<&User::age> << col<&User::rating>) == 1);
#else
constexpr auto q = select<User>().where((col<&User::age> << col<&User::age>) == 1);
#endif

constexpr auto text = sql<sqlite>(q);
