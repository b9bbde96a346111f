// SQLite's index names rows by a number.
// expect: cupel[E543]: full_text letters_search of table letters (Stamp) stands beside a key that is no single integer
// expect: ; give the table a key of one integer
#include "search.hpp"

using namespace cupel;

template <>
struct cupel::mapping<Stamp> {
#ifdef MUST_FAIL
    static constexpr auto table =
        cupel::table<"letters">(primary_key<&Stamp::code>, full_text<"letters_search", &Stamp::motto>);
#else
    static constexpr auto table = cupel::table<"letters">(primary_key<&Stamp::code>);
#endif
};

constexpr auto text = sql<sqlite>(create_table<Stamp>);
