// NULL among the values of IN.
// expect: cupel[E020]
// expect: column users.bio (User::bio)
// expect: `IN NULL` is never true; write .is_null()
#include "../models.hpp"

#include <optional>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::bio>.in("a", std::nullopt));
#else
constexpr auto q = select<User>().where(col<&User::bio>.in("a", "b") || col<&User::bio>.is_null());
#endif

constexpr auto text = sql<sqlite>(q);
