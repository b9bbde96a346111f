// Who searches a table has it in FROM.
// expect: cupel[E001]: column letters.id (Letter::id) is used in WHERE, but table letters is not in FROM
// expect: ; add .join<Letter>()
#include "search.hpp"

using namespace cupel;

template <>
struct cupel::mapping<Letter> {
    static constexpr auto table = cupel::table<"letters">(full_text<"letters_search", &Letter::body>);
};

#ifdef MUST_FAIL
const auto q = select(col<&Sender::name>).where(match<Letter>("7"));
#else
const auto q = select(col<&Letter::id>).where(match<Letter>("7"));
#endif

const auto text = sql<postgresql>(q);
