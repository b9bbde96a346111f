// A label that the first query does not carry.
// expect: cupel[E004]
// expect: label title is used in ORDER BY of a SELECT from table users (User)
#include "../models.hpp"

using namespace cupel;

constexpr auto names = union_(select(col<&User::username>.as<"name">()), select(col<&Post::title>.as<"title">()));
#ifdef MUST_FAIL
constexpr auto q = names.order_by(label<"title">);
#else
constexpr auto q = names.order_by(label<"name">);
#endif

constexpr auto text = sql<sqlite>(q);
