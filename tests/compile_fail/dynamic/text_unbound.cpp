// A parameter of a text without a value.
// expect: cupel[E130]
// expect: parameter age beside the text
// names-no-table: a text says nothing of the tables it names
#include "../models.hpp"

using namespace cupel;

constexpr auto adults = text<"SELECT name FROM users WHERE age > :age">.columns<std::string>();

#ifdef MUST_FAIL
constexpr auto q = sql<sqlite>(adults.bind());
#else
constexpr auto q = sql<sqlite>(adults.bind(param<"age"> = 41));
#endif
