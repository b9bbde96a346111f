// Arithmetic on text.
// expect: cupel[E013]
// expect: column posts.title (Post::title) is of type text
// expect: `+` computes with numbers only; use func::concat for text
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select((col<&Post::title> + 1).as<"next">());
#else
constexpr auto q = select((col<&Post::views> + 1).as<"next">());
#endif

constexpr auto text = sql<sqlite>(q);
