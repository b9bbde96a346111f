// A declaration says how many arguments there are.
// expect: cupel[E085]
// expect: soundex(text) of column posts.title (Post::title) is called with too many or too few arguments
#include "../models.hpp"

using namespace cupel;

inline constexpr cupel::sql_function<"soundex", std::string(std::string)> soundex{};

#ifdef MUST_FAIL
constexpr auto q = select(soundex(col<&Post::title>, 2));
#else
constexpr auto q = select(soundex(col<&Post::title>));
#endif

constexpr auto text = sql<sqlite>(q);
