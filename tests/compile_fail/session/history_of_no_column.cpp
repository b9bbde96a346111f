// The history of a relationship, asked of an event of its entity.
// expect: cupel[E674]: history<...>() of an entity of table users (User) names a member that is no column of it; name one, as in col<&User::username>
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/history.hpp>
#include <cupel/orm/hooks.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

#ifdef MUST_FAIL
auto before(const hook_context<User, session<sqlite::engine>>& event) { return event.history<&User::posts>().before; }
#else
auto before(const hook_context<User, session<sqlite::engine>>& event) { return event.history<&User::age>().before; }
#endif
