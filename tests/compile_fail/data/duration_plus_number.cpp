// A number has no unit.
// expect: cupel[E091]: an expression of column users.created_at
// expect: ; pass another duration, or a timestamp on the left side
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::audit, &timestamps::created_at> - timestamp{} + 3);
#else
constexpr auto q = select(col<&User::audit, &timestamps::created_at> - timestamp{} + std::chrono::hours(3));
#endif

constexpr auto text = sql<sqlite>(q);
