// Arguments are columns as everywhere.
// expect: cupel[E001]
// expect: column posts.title (Post::title)
// expect: is used in WHERE
#include "../models.hpp"

using namespace cupel;

inline constexpr cupel::sql_function<"soundex", std::string(std::string)> soundex{};

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(soundex(col<&Post::title>) == "x");
#else
constexpr auto q = select<User>().where(soundex(col<&User::username>) == "x");
#endif

constexpr auto text = sql<sqlite>(q);
