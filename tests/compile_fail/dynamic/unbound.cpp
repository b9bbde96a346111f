// A statement with a parameter, given no value for it.
// expect: cupel[E130]
// expect: parameter age beside column users.age (User::age) of type integer
// expect: db.prepare(statement)(param<
#include "../models.hpp"

using namespace cupel;

constexpr auto adults = select<User>().where(col<&User::age> > param<"age">);

#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(adults.bind());
#else
constexpr auto text = sql<sqlite>(adults.bind(param<"age"> = 41));
#endif
