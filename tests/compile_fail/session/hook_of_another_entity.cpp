// A hook of one entity is given a function for another.
// expect: cupel[E582]: on_before_insert<User> (table users) is given a function that cannot be called with a User&
// expect: write [](User& object) {...} or [](User& object, auto& context) {...}
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/hooks.hpp>

using namespace cupel;

void listen([[maybe_unused]] session_hooks<sqlite::engine>& hooks) {
#ifdef MUST_FAIL
    hooks.on_before_insert<User>([](Post&) {});
#else
    hooks.on_before_insert<User>([](User&) {});
#endif
}
