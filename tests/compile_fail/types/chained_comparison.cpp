// Comparisons as mathematics writes them.
// expect: cupel[E010]
// expect: an expression of column users.age (User::age) is of type boolean; `<` cannot take a value of type integer
// expect: comparisons do not chain: write a < x && x < b, or x.between(a, b)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(18 < col<&User::age> < 30);
#else
constexpr auto q = select<User>().where(18 < col<&User::age> && col<&User::age> < 30);
#endif

constexpr auto text = sql<sqlite>(q);
