// A value for a parameter of a statement without any.
// expect: cupel[E131]
// expect: parameter age of table users (User) is given a value, but the statement names no parameter
#include "../models.hpp"

using namespace cupel;

constexpr auto users = select<User>();

#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(users.bind(param<"age"> = 41));
#else
constexpr auto text = sql<sqlite>(users.bind());
#endif
