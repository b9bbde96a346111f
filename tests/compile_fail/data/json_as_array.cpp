// No single value is a vector.
// expect: cupel[E094]: column item.details (Item::details) of type json is read as vector<
// expect: ; write .as<double>() or another number
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&Item::details>.as<std::vector<std::string>>());
#else
constexpr auto q = select(col<&Item::details>.as<std::string>());
#endif

constexpr auto text = sql<sqlite>(q);
