// generate_series counts integers, no days.
// expect: cupel[E548]
// expect: column users.created_at (User::audit.created_at) of type timestamp stands in generate_series
// expect: ; pass integers, or compute from them in the select list
#include "../models.hpp"

using namespace cupel;

constexpr auto created = col<&User::audit, &timestamps::created_at>;

#ifdef MUST_FAIL
constexpr auto n = generate_series<"n">(created, func::now(), std::chrono::hours(24));
#else
constexpr auto n = generate_series<"n">(0, 10);
#endif
constexpr auto q = select(n[label<"value">]).from<User>().cross_join(n);

constexpr auto text = sql<postgresql>(q);
