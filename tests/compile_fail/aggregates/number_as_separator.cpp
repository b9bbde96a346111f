// What stands between the texts is text.
// expect: cupel[E016]: a value of type integer is argument 2 of func::string_agg(text, text)
// expect: of column posts.title (Post::title)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::string_agg(col<&Post::title>, 1));
#else
constexpr auto q = select(func::string_agg(col<&Post::title>, "1"));
#endif

constexpr auto text = sql<sqlite>(q);
