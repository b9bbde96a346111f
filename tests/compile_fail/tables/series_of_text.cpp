// generate_series counts integers.
// expect: cupel[E548]
// expect: column users.username (User::username) of type text stands in generate_series
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto n = generate_series<"n">(1, col<&User::username>);
#else
constexpr auto n = generate_series<"n">(1, col<&User::age>);
#endif
constexpr auto q = select(n[label<"value">]).from<User>().cross_join(n);

constexpr auto text = sql<postgresql>(q);
