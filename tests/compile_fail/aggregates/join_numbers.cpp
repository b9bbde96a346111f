// string_agg joins text.
// expect: cupel[E016]: column posts.views (Post::views)
// expect: is argument 1 of func::string_agg(text, text); pass what it takes there, or cast
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::string_agg(col<&Post::views>, ", "));
#else
constexpr auto q = select(func::string_agg(cast<std::string>(col<&Post::views>), ", "));
#endif

constexpr auto text = sql<sqlite>(q);
