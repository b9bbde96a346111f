// A column that may be NULL, read into a field that cannot.
// expect: cupel[E022]
// expect: column users.bio (User::bio) may be NULL
// expect: field profile::bio cannot
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
struct profile {
    std::string username{};
    std::string bio{};
};
#else
struct profile {
    std::string username{};
    std::optional<std::string> bio{};
};
#endif

constexpr auto q = select<User>();

void run(sqlite::engine& db) { db.execute(q).into<profile>().all(); }
