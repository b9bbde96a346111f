// A subquery gives its table the name that a table around it goes by, and names that one's columns.
// expect: cupel[E002]
// expect: table users (User) is in FROM under the name person, which in the subquery is that of table posts (Post)
// expect: give one of the two another name
#include "../models.hpp"

using namespace cupel;

constexpr auto person = alias<User, "person">;

#ifdef MUST_FAIL
constexpr auto written = alias<Post, "person">;
#else
constexpr auto written = alias<Post, "written">;
#endif

constexpr auto q =
    select(person).where(exists(select(written).where(written[col<&Post::author_id>] == person[col<&User::id>])));

constexpr auto text = sql<sqlite>(q);
