// A stream keeps nothing anyway.
// expect: cupel[E608]: read_only is given for rows or a stream
// names-no-table: it is the same for every model
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.stream(select<User>().options(read_only));
#else
    s.stream(select<User>());
#endif
}
