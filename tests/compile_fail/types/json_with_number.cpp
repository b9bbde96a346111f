// What a document holds is JSON until it is taken out as a value.
// expect: cupel[E010]: an expression of column item.details (Item::details) is of type json
// expect: compare .as<T>() of it, or pass a document
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select<Item>().where(col<&Item::details>["stock"] > 5);
#else
const auto q = select<Item>().where(col<&Item::details>["stock"].as<int>() > 5);
#endif

const auto text = sql<postgresql>(q);
