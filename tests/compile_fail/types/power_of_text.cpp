// Text is no number.
// expect: cupel[E016]
// expect: column posts.title (Post::title) of type text is argument 1 of func::power(number, number)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::power(col<&Post::title>, 2));
#else
constexpr auto q = select(func::power(col<&Post::views>, 2));
#endif

constexpr auto text = sql<sqlite>(q);
