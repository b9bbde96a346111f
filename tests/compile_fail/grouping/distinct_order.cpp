// SELECT DISTINCT ordered by what is not selected.
// expect: cupel[E036]
// expect: column users.username (User::username)
// expect: stands in ORDER BY of SELECT DISTINCT, but not in its select list; select it too, or order by what is selected
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::role>).distinct().order_by(col<&User::username>);
#else
constexpr auto q = select(col<&User::role>).distinct().order_by(col<&User::role>);
#endif

constexpr auto text = sql<sqlite>(q);
