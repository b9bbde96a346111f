// excluded(...) has the type of its column.
// expect: cupel[E010]
// expect: column posts.title (Post::title) is of type text and is assigned a value of type integer
#include "../models.hpp"

using namespace cupel;

constexpr auto one =
    insert_into<Post>()
        .values(col<&Post::title> = "a", col<&Post::content> = "b", col<&Post::views> = 1, col<&Post::author_id> = 1)
        .on_conflict<&Post::id>();
#ifdef MUST_FAIL
constexpr auto q = one.do_update(col<&Post::title> = excluded(col<&Post::views>));
#else
constexpr auto q = one.do_update(col<&Post::title> = excluded(col<&Post::title>));
#endif

constexpr auto text = sql<sqlite>(q);
