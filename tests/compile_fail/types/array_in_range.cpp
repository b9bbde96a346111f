// PostgreSQL has no arrays of arrays of different lengths.
// expect: cupel[E071]: column item.labels (Item::labels) of type text[] is used with IN
// expect: list them
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select<Item>().where(col<&Item::labels>.in(std::vector<std::vector<std::string>>{}));
#else
const auto q = select<Item>().where(col<&Item::labels>.in(std::vector<std::string>{}));
#endif

const auto text = sql<postgresql>(q);
