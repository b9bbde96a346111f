// A number is no search.
// expect: cupel[E097]: Letter is searched for a value of type int
// expect: ; pass text, phrase(text) or prefix(text)
#include "search.hpp"

using namespace cupel;

template <>
struct cupel::mapping<Letter> {
    static constexpr auto table = cupel::table<"letters">(full_text<"letters_search", &Letter::body>);
};

#ifdef MUST_FAIL
const auto q = select(col<&Letter::id>).where(match<Letter>(7));
#else
const auto q = select(col<&Letter::id>).where(match<Letter>("7"));
#endif
