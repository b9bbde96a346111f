// SQL pasted together with a value.
// expect: cupel[E635]
// expect: write select<T>() and its like
// names-no-table: a text names none that the compiler could see
#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

#include "../models.hpp"

#include <string>

using namespace cupel;

void ask(session<sqlite::engine>& s, const std::string& name) {
#ifdef MUST_FAIL
    s.execute("SELECT * FROM users WHERE name = '" + name + "'");
#else
    s.execute(select<User>().where(col<&User::username> == name));
#endif
}
