// A number has no bytes.
// expect: cupel[E016]
// expect: column posts.views (Post::views) of type integer is argument 1 of func::octet_length(text or bytes)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::octet_length(col<&Post::views>));
#else
constexpr auto q = select(func::octet_length(col<&Post::title>));
#endif

constexpr auto text = sql<sqlite>(q);
