// A declaration says the types of values too.
// expect: cupel[E085]
// expect: a value of type integer is argument 2 of starts(text, text) of column posts.title (Post::title)
#include "../models.hpp"

using namespace cupel;

inline constexpr cupel::sql_function<"starts", bool(std::string, std::string)> starts{};

#ifdef MUST_FAIL
constexpr auto q = select<Post>().where(starts(col<&Post::title>, 7));
#else
constexpr auto q = select<Post>().where(starts(col<&Post::title>, "7"));
#endif

constexpr auto text = sql<sqlite>(q);
