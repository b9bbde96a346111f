// A model that has no index of its words.
// expect: cupel[E097]: Letter is searched, but table letters (Letter) has no full-text index
// expect: ; add full_text<name, &Letter::member> to its mapping
#include "search.hpp"

using namespace cupel;

template <>
struct cupel::mapping<Letter> {
#ifdef MUST_FAIL
    static constexpr auto table = cupel::table<"letters">(unique<&Letter::subject>);
#else
    static constexpr auto table = cupel::table<"letters">(full_text<"letters_search", &Letter::subject>);
#endif
};

const auto q = select(col<&Letter::id>).where(match<Letter>("hello"));
