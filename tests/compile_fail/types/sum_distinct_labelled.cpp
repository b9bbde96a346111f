// A refused aggregate can still be labelled: one error.
// expect: cupel[E016]
// expect: column posts.title (Post::title) of type text
// expect: argument 1 of func::sum(number)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::sum(col<&Post::title>).distinct().as<"total">());
#else
constexpr auto q = select(func::sum(col<&Post::views>).distinct().as<"total">());
#endif

constexpr auto text = sql<sqlite>(q);
