// A number that the column may not hold.
// expect: cupel[E012]
// expect: column posts.views (Post::views) is of type integer
// expect: static_cast
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
auto store(std::int64_t views) { return update<Post>().set(col<&Post::views> = views).where(col<&Post::id> == 1); }
#else
auto store(std::int64_t views) {
    return update<Post>().set(col<&Post::views> = static_cast<std::int32_t>(views)).where(col<&Post::id> == 1);
}
#endif

auto text = sql<sqlite>(store(1));
