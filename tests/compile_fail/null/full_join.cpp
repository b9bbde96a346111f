// Both sides of a full join may be missing.
// expect: cupel[E022]
// expect: column users.username (User::username) may be NULL
// expect: field headline::username cannot
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
struct headline {
    std::string username{};
    std::optional<std::string> title{};
};
#else
struct headline {
    std::optional<std::string> username{};
    std::optional<std::string> title{};
};
#endif

constexpr auto q = select(col<&User::username>, col<&Post::title>).from<User>().full_join<Post>();

void run(sqlite::engine& db) { db.execute(q).into<headline>().all(); }
