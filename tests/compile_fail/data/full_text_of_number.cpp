// Numbers have no words.
// expect: cupel[E542]: full_text of column letters.pages (Letter::pages) is given, but the column is of type integer
// expect: ; name columns of text there
#include "search.hpp"

using namespace cupel;

template <>
struct cupel::mapping<Letter> {
#ifdef MUST_FAIL
    static constexpr auto table = cupel::table<"letters">(full_text<"letters_search", &Letter::pages>);
#else
    static constexpr auto table = cupel::table<"letters">(full_text<"letters_search", &Letter::body>);
#endif
};

constexpr auto text = sql<postgresql>(create_table<Letter>);
