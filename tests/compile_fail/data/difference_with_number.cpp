// A difference of times is a duration.
// expect: cupel[E010]: an expression of column users.created_at
// expect: is of type duration in microseconds; `>` cannot take a value of type integer
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::id>).where(col<&User::audit, &timestamps::created_at> - timestamp{} > 3600);
#else
constexpr auto q =
    select(col<&User::id>).where(col<&User::audit, &timestamps::created_at> - timestamp{} > std::chrono::seconds(3600));
#endif

constexpr auto text = sql<sqlite>(q);
