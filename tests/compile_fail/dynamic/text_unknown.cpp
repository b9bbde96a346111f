// A value for a parameter that the text does not name.
// expect: cupel[E131]
// expect: parameter name
// expect: give values to its parameters only: age
// names-no-table: a text says nothing of the tables it names
#include "../models.hpp"

using namespace cupel;

constexpr auto adults = text<"SELECT name FROM users WHERE age > :age">.columns<std::string>();

#ifdef MUST_FAIL
constexpr auto q = sql<sqlite>(adults.bind(param<"age"> = 41, param<"name"> = "x"));
#else
constexpr auto q = sql<sqlite>(adults.bind(param<"age"> = 41));
#endif
