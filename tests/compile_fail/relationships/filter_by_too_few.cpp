// filter_by with fewer values than members.
// expect: cupel[E615]: filter_by of table users (User) is given fewer values than members
// expect: give one value for each: filter_by<&User::username, ...>(value, ...)
#include "../models.hpp"

#include <cupel/sql/filter_by.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().filter_by<&User::username, &User::age>("ann");
#else
constexpr auto q = select<User>().filter_by<&User::username, &User::age>("ann", 7);
#endif

constexpr auto text = sql<sqlite>(q);
