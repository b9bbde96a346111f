// A struct with a field for which the result has no column.
// expect: cupel[E044]
// expect: field summary::posts has no column of that name in the result, which has username, count; name an item with .as<...>() or select the column
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

struct summary {
    std::string username{};
    std::int64_t posts{};
};

#ifdef MUST_FAIL
constexpr auto q =
    select(col<&User::username>, func::count(col<&Post::id>)).from<User>().left_join<Post>().group_by(col<&User::id>);
#else
constexpr auto q = select(col<&User::username>, func::count(col<&Post::id>).as<"posts">())
                       .from<User>()
                       .left_join<Post>()
                       .group_by(col<&User::id>);
#endif

void run(sqlite::engine& db) { db.execute(q).into<summary>().all(); }
