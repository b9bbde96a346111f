// NULL for a NOT NULL column.
// expect: cupel[E021]
// expect: column posts.title (Post::title) is NOT NULL
// expect: make the member an optional
#include "../models.hpp"

#include <optional>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = insert_into<Post>().values(col<&Post::title> = std::nullopt, col<&Post::content> = "",
                                              col<&Post::views> = 0, col<&Post::author_id> = 1);
#else
constexpr auto q = insert_into<Post>().values(col<&Post::title> = "", col<&Post::content> = "", col<&Post::views> = 0,
                                              col<&Post::author_id> = 1);
#endif

constexpr auto text = sql<sqlite>(q);
