// DISTINCT of a set operation.
// expect: cupel[E545]
// expect: DISTINCT is given to UNION ALL of table users (User)
#include "../models.hpp"

using namespace cupel;

constexpr auto users = select(col<&User::username>);
constexpr auto tags = select(col<&Tag::name>);
#ifdef MUST_FAIL
constexpr auto q = users.union_all(tags).distinct();
#else
constexpr auto q = users.union_(tags);
#endif

constexpr auto text = sql<sqlite>(q);
