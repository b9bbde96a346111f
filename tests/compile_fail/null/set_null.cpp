// NULL assigned to a NOT NULL column.
// expect: cupel[E021]
// expect: column users.email (User::email) is NOT NULL and is given a value that may be NULL; give it a value, or make the member an optional
#include "../models.hpp"

#include <optional>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = update<User>().set(col<&User::email> = std::nullopt).where(col<&User::id> == 1);
#else
constexpr auto q = update<User>().set(col<&User::bio> = std::nullopt).where(col<&User::id> == 1);
#endif

constexpr auto text = sql<sqlite>(q);
