// A column of a derived table that is not in FROM.
// expect: cupel[E110]
// expect: column posts of derived table busy (of Post)
// expect: is used in SELECT
// expect: add .from(busy), or .join(busy, condition)
#include "../models.hpp"

using namespace cupel;

constexpr auto busy =
    select(col<&Post::author_id>, func::count().as<"posts">()).group_by(col<&Post::author_id>).subquery<"busy">();

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::username>, busy[label<"posts">]).from<User>();
#else
constexpr auto q = select(col<&User::username>, busy[label<"posts">])
                       .from<User>()
                       .join(busy, busy[col<&Post::author_id>] == col<&User::id>);
#endif

constexpr auto text = sql<sqlite>(q);
