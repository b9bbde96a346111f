// Times are not multiplied.
// expect: cupel[E091]: column users.created_at
// expect: `*` cannot take a value of type
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::audit, &timestamps::created_at> * 2);
#else
constexpr auto q = select(extract<"epoch">(col<&User::audit, &timestamps::created_at>) * 2);
#endif

constexpr auto text = sql<sqlite>(q);
