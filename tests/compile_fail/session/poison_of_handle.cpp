// Models are named, not handles of them.
// expect: cupel[E645]: poisoned<
// expect: names what is no model; name the structs whose entities are to show that they have expired: poisoned<User, Post>
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/poison.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

void run(sqlite::engine& db) {
#ifdef MUST_FAIL
    session s(db, {.poison_expired = poisoned<ref<User>>});
#else
    session s(db, {.poison_expired = poisoned<User>});
#endif
    s.commit();
}
