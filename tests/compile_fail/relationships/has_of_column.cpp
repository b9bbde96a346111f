// has of a member that is a column.
// expect: cupel[E612]: has<&Post::author_id> is asked of table posts, but the member is no relationship; name a has_many, has_one, belongs_to or many_to_many member of Post
#include "../models.hpp"

#include <cupel/sql/related.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(has<&Post::author_id>());
#else
constexpr auto q = select<Post>().where(has<&Post::author>());
#endif

constexpr auto text = sql<sqlite>(q);
