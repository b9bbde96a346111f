// The same further inside, behind UPDATE ... FROM, with a column of the other table.
// expect: cupel[E061]
// expect: column users.id (User::id) is used in a subquery of SET that reads the updated table itself
#include "../models.hpp"

using namespace cupel;

constexpr auto before = alias<Post, "before">;
#ifdef MUST_FAIL
constexpr auto tags = select(col<&Tag::id>).from<Tag>().where(col<&Tag::id> == col<&User::id>);
#else
constexpr auto tags = select(col<&Tag::id>).from<Tag>().where(col<&Tag::id> == before[col<&Post::id>]);
#endif
constexpr auto value = scalar(select(func::count()).from(before).where(exists(tags)));
constexpr auto q = update<Post>()
                       .set(col<&Post::views> = cast<std::int32_t>(value))
                       .from<User>()
                       .where(col<&User::id> == col<&Post::author_id>);
constexpr auto text = sql<sqlite>(q);
