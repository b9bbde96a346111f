// A function of SQLite alone.
// expect: cupel[E086]
// expect: soundex of column posts.title (Post::title) is declared without postgresql, for which the text is asked
// expect: ; declare it for that database too
#include "../models.hpp"

using namespace cupel;

[[maybe_unused]] constexpr cupel::sql_function<"soundex", std::string(std::string), cupel::sqlite> soundex{};

#ifdef MUST_FAIL
constexpr auto q = select(soundex(col<&Post::title>));
#else
constexpr auto q = select(col<&Post::title>);
#endif

constexpr auto text = sql<postgresql>(q);
