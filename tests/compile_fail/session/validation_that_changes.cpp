// What validates an entity changes nothing.
// expect: cupel[E584]: validate<User> is given a function that cannot be called with a const User&
// expect: write [](const User& object, auto& v) { v.require(...); }
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/validation.hpp>

using namespace cupel;

void check([[maybe_unused]] session_hooks<sqlite::engine>& hooks) {
#ifdef MUST_FAIL
    validate<User>(hooks, [](User&, validation<User>&) {});
#else
    validate<User>(hooks, [](const User&, validation<User>&) {});
#endif
}
