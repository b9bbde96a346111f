// A value in a definition that no text there spells.
// expect: cupel[E507]
// expect: table tokens (Token) has in its mapping a value without a spelling in SQL, of type uuid
#include "../models.hpp"

#include <cupel/types/uuid.hpp>

using namespace cupel;

struct Token {
    std::int64_t id{};
    uuid key{};
    std::string text{};
};

template <>
struct cupel::mapping<Token> {
#ifdef MUST_FAIL
    static constexpr auto table = cupel::table<"tokens">(primary_key<&Token::id>, check(col<&Token::key> != uuid{}));
#else
    static constexpr auto table = cupel::table<"tokens">(primary_key<&Token::id>, check(col<&Token::text> != ""));
#endif
};

constexpr auto written = sql<sqlite>(create_table<Token>);
