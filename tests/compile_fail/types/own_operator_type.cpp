// An operator says the types of its operands.
// expect: cupel[E085]
// expect: column posts.views (Post::views) of type integer is argument 2 of <->(text, text) of column posts.title (Post::title)
#include "../models.hpp"

using namespace cupel;

inline constexpr cupel::sql_operator<"<->", double(std::string, std::string)> distance{};

#ifdef MUST_FAIL
constexpr auto q = select(distance(col<&Post::title>, col<&Post::views>));
#else
constexpr auto q = select(distance(col<&Post::title>, col<&Post::content>));
#endif

constexpr auto text = sql<sqlite>(q);
