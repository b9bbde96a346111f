// One table is searched by one index.
// expect: cupel[E543]: full_text one of table letters (Letter) is not its only full-text index
// expect: ; name all columns in one
#include "search.hpp"

using namespace cupel;

template <>
struct cupel::mapping<Letter> {
#ifdef MUST_FAIL
    static constexpr auto table =
        cupel::table<"letters">(full_text<"one", &Letter::subject>, full_text<"two", &Letter::body>);
#else
    static constexpr auto table = cupel::table<"letters">(full_text<"one", &Letter::subject, &Letter::body>);
#endif
};

constexpr auto text = sql<postgresql>(create_table<Letter>);
