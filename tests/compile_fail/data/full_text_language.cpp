// SQLite has the stems of English words only.
// expect: cupel[E543]: full_text letters_search of table letters (Letter) is in a language that SQLite has no stems of
// expect: ; take english, or no language
#include "search.hpp"

using namespace cupel;

template <>
struct cupel::mapping<Letter> {
#ifdef MUST_FAIL
    static constexpr auto table =
        cupel::table<"letters">(full_text<"letters_search", &Letter::body>.language<"german">());
#else
    static constexpr auto table =
        cupel::table<"letters">(full_text<"letters_search", &Letter::body>.language<"english">());
#endif
};

const auto q = select(col<&Letter::id>).where(match<Letter>("hello"));
const auto text = sql<sqlite>(q);
