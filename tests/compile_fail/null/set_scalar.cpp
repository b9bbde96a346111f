// A subquery may give no row.
// expect: cupel[E021]
// expect: column users.username (User::username) is NOT NULL, but the value it is given may be NULL
// expect: give it coalesce(value, other)
#include "../models.hpp"

using namespace cupel;

constexpr auto title = scalar(select(col<&Post::title>).where(col<&Post::author_id> == col<&User::id>));

#ifdef MUST_FAIL
constexpr auto q = update<User>().set(col<&User::username> = title).all_rows();
#else
constexpr auto q = update<User>().set(col<&User::username> = coalesce(title, "nobody")).all_rows();
#endif

constexpr auto text = sql<sqlite>(q);
