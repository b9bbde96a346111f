// The same with NULL on the left.
// expect: cupel[E020]
// expect: column posts.published_at (Post::published_at)
// expect: `<> NULL` is never true; write .is_null() or .is_not_null()
#include "../models.hpp"

#include <optional>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(std::nullopt != col<&Post::published_at>);
#else
constexpr auto q = select<Post>().where(col<&Post::published_at>.is_not_null());
#endif

constexpr auto text = sql<sqlite>(q);
