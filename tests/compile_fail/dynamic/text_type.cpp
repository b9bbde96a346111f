// A value of a type that cannot be a column.
// expect: cupel[E133]
// expect: which is no type of SQL
// names-no-table: a text says nothing of the tables it names
#include "../models.hpp"

using namespace cupel;

constexpr auto adults = text<"SELECT name FROM users WHERE age > :age">.columns<std::string>();
struct pair {
    int a;
    int b;
};

#ifdef MUST_FAIL
constexpr auto q = sql<sqlite>(adults.bind(param<"age"> = pair{1, 2}));
#else
constexpr auto q = sql<sqlite>(adults.bind(param<"age"> = 41));
#endif
