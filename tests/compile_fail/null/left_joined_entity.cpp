// A column of an entity that a left join may leave out.
// expect: cupel[E022]
// expect: column posts.title (Post::title) may be NULL
// expect: field headline::title cannot
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
    std::string username{};
    std::optional<std::string> title{};
};
#endif

constexpr auto q = select(col<&User::username>, entity<Post>).from<User>().left_join<&User::posts>();

void run(sqlite::engine& db) { db.execute(q).into<headline>().all(); }
