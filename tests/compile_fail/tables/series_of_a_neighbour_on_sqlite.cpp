// On SQLite the bounds of a series see no table beside it.
// expect: cupel[E001]
// expect: column users.age (User::age)
#include "../models.hpp"

using namespace cupel;

constexpr auto n = generate_series<"n">(1, col<&User::age>);
constexpr auto q = select(n[label<"value">]).from<User>().cross_join(n);

#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(q);
#else
constexpr auto text = sql<postgresql>(q);
#endif
