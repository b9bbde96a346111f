// LIMIT given twice to a set operation.
// expect: cupel[E042]
// expect: LIMIT of table users (User) is given twice
#include "../models.hpp"

using namespace cupel;

constexpr auto names = union_(select(col<&User::username>), select(col<&Tag::name>));
#ifdef MUST_FAIL
constexpr auto q = names.limit(3).limit(5);
#else
constexpr auto q = names.limit(3);
#endif

constexpr auto text = sql<sqlite>(q);
