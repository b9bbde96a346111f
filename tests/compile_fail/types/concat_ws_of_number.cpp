// Only text is put together.
// expect: cupel[E016]
// expect: column posts.views (Post::views) of type integer is argument 2 of func::concat_ws(text, text)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::concat_ws(", ", col<&Post::title>, col<&Post::views>));
#else
constexpr auto q = select(func::concat_ws(", ", col<&Post::title>, cast<std::string>(col<&Post::views>)));
#endif

constexpr auto text = sql<sqlite>(q);
