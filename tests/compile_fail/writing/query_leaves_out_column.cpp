// A column that cannot do without a value.
// expect: cupel[E123]
// expect: column posts.content (Post::content) is NOT NULL and has no default; name it in .columns<...>() too
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = insert_into<Post>().columns<&Post::title, &Post::views, &Post::state, &Post::author_id>().from(
    select(col<&User::username>, 0, post_state::draft, col<&User::id>));
#else
constexpr auto q =
    insert_into<Post>().columns<&Post::title, &Post::content, &Post::views, &Post::state, &Post::author_id>().from(
        select(col<&User::username>, "", 0, post_state::draft, col<&User::id>));
#endif

constexpr auto text = sql<sqlite>(q);
