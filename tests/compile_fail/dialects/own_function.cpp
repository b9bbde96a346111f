// A function of one database.
// expect: cupel[E086]
// expect: similarity of column posts.title (Post::title) is declared without sqlite, for which the text is asked
// expect: ; declare it for that database too
#include "../models.hpp"

using namespace cupel;

[[maybe_unused]] constexpr cupel::sql_function<"similarity", float(std::string, std::string), cupel::postgresql>
    similarity{};

#ifdef MUST_FAIL
constexpr auto q = select(similarity(col<&Post::title>, "x"));
#else
constexpr auto q = select(col<&Post::title>);
#endif

constexpr auto text = sql<sqlite>(q);
