// Each place takes an argument.
// expect: cupel[E087]
// expect: of column posts.views (Post::views) has 2 places {} and is given 1 argument
// expect: ; give one for each place
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(raw<bool, "{} % {} = 1">(col<&Post::views>));
#else
constexpr auto q = select<Post>().where(raw<bool, "{} % {} = 1">(col<&Post::views>, 2));
#endif

constexpr auto text = sql<sqlite>(q);
