// Two values for a parameter of a text.
// expect: cupel[E132]
// expect: parameter age
// names-no-table: a text says nothing of the tables it names
#include "../models.hpp"

using namespace cupel;

constexpr auto adults = text<"SELECT name FROM users WHERE age > :age">.columns<std::string>();

#ifdef MUST_FAIL
constexpr auto q = sql<sqlite>(adults.bind(param<"age"> = 41, param<"age"> = 42));
#else
constexpr auto q = sql<sqlite>(adults.bind(param<"age"> = 41));
#endif
