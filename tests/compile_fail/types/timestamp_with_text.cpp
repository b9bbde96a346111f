// A date as a string.
// expect: cupel[E010]
// expect: column posts.published_at (Post::published_at) is of type timestamp
// expect: `>=` cannot take a value of type text
#include "../models.hpp"

#include <chrono>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(col<&Post::published_at> >= "2024-01-01");
#else
constexpr auto q =
    select<Post>().where(col<&Post::published_at> >= timestamp{std::chrono::sys_days{std::chrono::year{2024} / 1 / 1}});
#endif

constexpr auto text = sql<sqlite>(q);
