// A struct with a field for which the result has two columns.
// expect: cupel[E047]
// expect: field headline::id has two columns of that name in the result, users.id (User::id) and posts.id (Post::id); select the one that is meant, or name it with .as<...>()
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

struct headline {
    std::int64_t id{};
    std::string username{};
    std::string title{};
};

#ifdef MUST_FAIL
constexpr auto q = select(entity<User>, entity<Post>).from<User>().join<Post>();
#else
constexpr auto q = select(entity<Post>, col<&User::username>).from<User>().join<Post>();
#endif

void run(sqlite::engine& db) { db.execute(q).into<headline>().all(); }
