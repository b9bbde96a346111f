// The sum of text.
// expect: cupel[E016]
// expect: column posts.title (Post::title) of type text
// expect: argument 1 of func::sum(number)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::sum(col<&Post::title>).as<"total">());
#else
constexpr auto q = select(func::sum(col<&Post::views>).as<"total">());
#endif

constexpr auto text = sql<sqlite>(q);
