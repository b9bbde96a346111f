// A key of a constant path that is too long.
// expect: cupel[E667]: a key of .path<...>() has more than 63 characters; pass it in brackets
// names-no-table: a key is of no table
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(
    col<&Item::details>.path<"kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk">().as_text().as<"value">());
#else
constexpr auto q = select(
    col<&Item::details>["kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"].as_text().as<"value">());
#endif

constexpr auto text = sql<sqlite>(q);
