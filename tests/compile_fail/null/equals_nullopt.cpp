// Comparison with NULL is never true.
// expect: cupel[E020]
// expect: column users.bio (User::bio)
// expect: `= NULL` is never true; write .is_null() or .is_not_null()
#include "../models.hpp"

#include <optional>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::bio> == std::nullopt);
#else
constexpr auto q = select<User>().where(col<&User::bio>.is_null());
#endif

constexpr auto text = sql<sqlite>(q);
