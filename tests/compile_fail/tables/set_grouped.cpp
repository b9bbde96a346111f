// GROUP BY belongs to the queries in a set operation, or around it.
// expect: cupel[E545]
// expect: GROUP BY is given to UNION of table users (User)
// expect: .from(query.subquery<name>())
#include "../models.hpp"

using namespace cupel;

constexpr auto names = union_(select(col<&User::username>), select(col<&Tag::name>));
#ifdef MUST_FAIL
constexpr auto q = names.group_by(col<&User::username>);
#else
constexpr auto everyone = names.subquery<"names">();
constexpr auto q = select(everyone[col<&User::username>]).from(everyone).group_by(everyone[col<&User::username>]);
#endif

constexpr auto text = sql<sqlite>(q);
