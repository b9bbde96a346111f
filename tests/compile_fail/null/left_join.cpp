// A column of the outer side of a left join, read into a field that cannot be NULL.
// expect: cupel[E022]
// expect: column posts.title (Post::title) may be NULL
// expect: field headline::title cannot; make the field an optional, or select coalesce(column, value)
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

constexpr auto q = select(col<&User::username>, col<&Post::title>).from<User>().left_join<Post>();

void run(sqlite::engine& db) { db.execute(q).into<headline>().all(); }
