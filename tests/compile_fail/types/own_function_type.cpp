// A declaration says the types of its arguments.
// expect: cupel[E085]
// expect: column posts.views (Post::views) of type integer is argument 1 of soundex(text)
// expect: ; pass what it takes there, or cast<...>(...) the argument
#include "../models.hpp"

using namespace cupel;

inline constexpr cupel::sql_function<"soundex", std::string(std::string)> soundex{};

#ifdef MUST_FAIL
constexpr auto q = select(soundex(col<&Post::views>));
#else
constexpr auto q = select(soundex(col<&Post::title>));
#endif

constexpr auto text = sql<sqlite>(q);
