// SQLite has no types of enums.
// expect: cupel[E075]: shelf is to be a type of the database
#include "../stock.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = create_type<shelf>;
#else
constexpr auto q = create_table<Item>;
#endif

const auto text = sql<sqlite>(q);
