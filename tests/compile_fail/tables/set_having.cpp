// HAVING of a set operation.
// expect: cupel[E545]
// expect: HAVING is given to EXCEPT of table users (User)
#include "../models.hpp"

using namespace cupel;

constexpr auto users = select(col<&User::username>).group_by(col<&User::username>);
constexpr auto tags = select(col<&Tag::name>);
#ifdef MUST_FAIL
constexpr auto q = users.except_(tags).having(func::count() > 1);
#else
constexpr auto q = users.having(func::count() > 1).except_(tags);
#endif

constexpr auto text = sql<sqlite>(q);
