// A derived table of an entity has the entity's columns.
// expect: cupel[E111]
// expect: label name is no column of derived table adults of table users (User)
#include "../models.hpp"

using namespace cupel;

constexpr auto adults = select<User>().where(col<&User::age> >= 18).subquery<"adults">();

#ifdef MUST_FAIL
constexpr auto q = select(adults[label<"name">]).from(adults);
#else
constexpr auto q = select(adults[col<&User::username>]).from(adults);
#endif

constexpr auto text = sql<sqlite>(q);
