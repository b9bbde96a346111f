// A column of the left side of a right join, read into a field that cannot be NULL.
// expect: cupel[E022]
// expect: column users.username (User::username) may be NULL
// expect: field headline::username cannot; make the field an optional
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
struct headline {
    std::string username{};
    std::string title{};
};
#else
struct headline {
    std::optional<std::string> username{};
    std::string title{};
};
#endif

constexpr auto q = select(col<&User::username>, col<&Post::title>).from<User>().right_join<Post>();

void run(sqlite::engine& db) { db.execute(q).into<headline>().all(); }
