// An advisory lock of SQLite, which has none.
// expect: cupel[E078]
// expect: an advisory lock is asked of a connection whose database is sqlite, but numbers
// expect: use a connection of postgresql::engine, or begin_immediate() for the one lock of SQLite
// names-no-table: a number belongs to no table
#include <cupel/dialects/any/driver.hpp>
#include <cupel/dialects/postgresql/advisory_lock.hpp>

#ifdef MUST_FAIL
using one = cupel::sqlite::connection;
#else
using one = cupel::postgresql::connection;
#endif

void work(one& own) { const cupel::advisory_lock<one> lock(own, 42); }
