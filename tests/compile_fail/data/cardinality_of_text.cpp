// A text has a length, but no elements.
// expect: cupel[E095]: column item.name (Item::name) of type text is argument 1 of func::cardinality
// expect: ; pass a column that is a std::vector
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::cardinality(col<&Item::name>));
#else
constexpr auto q = select(func::cardinality(col<&Item::labels>));
#endif

constexpr auto text = sql<sqlite>(q);
