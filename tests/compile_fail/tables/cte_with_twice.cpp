// WITH given twice.
// expect: cupel[E042]
// expect: WITH of table posts (Post) is given twice
#include "../models.hpp"

using namespace cupel;

constexpr auto authors = select(col<&Post::author_id>).cte<"authors">();
constexpr auto tags = select(col<&Tag::id>).cte<"ids">();
constexpr auto posts =
    select<Post>().where(col<&Post::id>.in(select(tags[col<&Tag::id>]).from(tags)) &&
                         col<&Post::author_id>.in(select(authors[col<&Post::author_id>]).from(authors)));
#ifdef MUST_FAIL
constexpr auto q = posts.with(tags).with(authors);
#else
constexpr auto q = posts.with(tags, authors);
#endif

constexpr auto text = sql<sqlite>(q);
