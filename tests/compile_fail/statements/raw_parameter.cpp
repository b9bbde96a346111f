// Parameters are made of values.
// expect: cupel[E087]
// expect: of column posts.views (Post::views) has a parameter of its own; write {} and give the value
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(raw<bool, "{} = $1">(col<&Post::views>));
#else
constexpr auto q = select<Post>().where(raw<bool, "{} = {}">(col<&Post::views>, 1));
#endif

constexpr auto text = sql<sqlite>(q);
