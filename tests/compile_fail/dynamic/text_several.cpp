// Several statements in one text.
// expect: cupel[E139]
// expect: has several statements
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = sql<sqlite>(text<"DELETE FROM posts; DELETE FROM users">);
#else
constexpr auto q = sql<sqlite>(text<"DELETE FROM posts; ">);
#endif
