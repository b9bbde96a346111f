// A date has no hours to add.
// expect: cupel[E091]: an expression of column users.created_at
// expect: of type date; `+` cannot take a value of type
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(cast<date>(col<&User::audit, &timestamps::created_at>) + std::chrono::hours(1));
#else
constexpr auto q = select(cast<date>(col<&User::audit, &timestamps::created_at>) + std::chrono::days(1));
#endif

constexpr auto text = sql<sqlite>(q);
