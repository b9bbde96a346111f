// ORDER BY of a subquery with a subquery in it that names a column of the outermost statement, on SQLite.
// expect: cupel[E038]
// expect: column users.id (User::id) is used in ORDER BY
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto tags = scalar(select(func::count()).from<Tag>().where(col<&Tag::id> > col<&User::id>));
#else
constexpr auto tags = scalar(select(func::count()).from<Tag>().where(col<&Tag::id> > col<&Post::id>));
#endif
constexpr auto first = select(col<&Post::title>).from<Post>().order_by(tags).limit(1);
constexpr auto q = select(scalar(first).as<"first">()).from<User>();
constexpr auto text = sql<sqlite>(q);
