// SQLite has no containment.
// expect: cupel[E092]: column item.details (Item::details) of type json is used with <@, which SQLite does not have
// expect: ; compare a path into it
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select(func::count()).from<Item>().where(col<&Item::details>.contained_by(raw_json{}));
#else
const auto q = select(func::count()).from<Item>().where(col<&Item::details>.has_key("a"));
#endif

const auto text = sql<sqlite>(q);
