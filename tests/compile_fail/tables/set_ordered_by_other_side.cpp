// The names of the result are those of the first query.
// expect: cupel[E116]
// expect: column tags.name (Tag::name) stands in ORDER BY of UNION of table users (User)
#include "../models.hpp"

using namespace cupel;

constexpr auto names = union_(select(col<&User::username>), select(col<&Tag::name>));
#ifdef MUST_FAIL
constexpr auto q = names.order_by(col<&Tag::name>.desc());
#else
constexpr auto q = names.order_by(col<&User::username>.desc());
#endif

constexpr auto text = sql<sqlite>(q);
