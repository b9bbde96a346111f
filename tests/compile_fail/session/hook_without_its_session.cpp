// A hook of a session is called with the session.
// expect: cupel[E583]: a hook of session<
// expect: is a function that cannot be called with the session; write [](auto& session) {...}
// names-no-table: the hook is of sessions, not of a model
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/hooks.hpp>

using namespace cupel;

void listen([[maybe_unused]] session_hooks<sqlite::engine>& hooks) {
#ifdef MUST_FAIL
    hooks.on_after_commit([](User&) {});
#else
    hooks.on_after_commit([](auto&) {});
#endif
}
