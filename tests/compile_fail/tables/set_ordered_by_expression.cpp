// A set operation is ordered by columns of its result, not by expressions of them.
// expect: cupel[E116]
// expect: func::lower of column users.username (User::username) stands in ORDER BY of UNION of table users (User)
// expect: order by label<...>
#include "../models.hpp"

using namespace cupel;

constexpr auto names = union_(select(col<&User::username>), select(col<&Tag::name>));
#ifdef MUST_FAIL
constexpr auto q = names.order_by(func::lower(col<&User::username>));
#else
constexpr auto q = names.order_by(col<&User::username>);
#endif

constexpr auto text = sql<sqlite>(q);
