// Who wants to hear of states is told of a change.
// expect: cupel[E583]: on_state_change is given a function that cannot be called with a state_change
// expect: write [](const cupel::state_change& change) {...}
// names-no-table: the function is told of every model
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/hooks.hpp>

using namespace cupel;

void listen([[maybe_unused]] session_hooks<sqlite::engine>& hooks) {
#ifdef MUST_FAIL
    hooks.on_state_change([](entity_state, entity_state) {});
#else
    hooks.on_state_change([](const state_change&) {});
#endif
}
