// A text whose quote is not closed.
// expect: cupel[E139]
// expect: has a quote or a comment that is not closed
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = sql<sqlite>(text<"SELECT 'name FROM users">);
#else
constexpr auto q = sql<sqlite>(text<"SELECT 'name' FROM users">);
#endif
