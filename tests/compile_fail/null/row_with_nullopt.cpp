// NULL equals nothing, in a row neither.
// expect: cupel[E020]
// expect: column users.bio (User::bio) is of type text and `= NULL` is never true
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(row_(col<&User::id>, col<&User::bio>) == row_(1, std::nullopt));
#else
constexpr auto q = select<User>().where(col<&User::id> == 1 && col<&User::bio>.is_null());
#endif

constexpr auto text = sql<sqlite>(q);
