// Columns of one name and of two types.
// expect: cupel[E547]
// expect: column id of table tokens (Token) and users.id (User::id) are of different types
#include "../models.hpp"

using namespace cupel;

struct Token {
    std::string id;
    std::int64_t age{};
};

template <>
struct cupel::mapping<Token> {
    static constexpr auto table = cupel::table<"tokens">();
};

#ifdef MUST_FAIL
constexpr auto q = select<User>().join<Token>(using_<&Token::id>);
#else
constexpr auto q = select<User>().join<Token>(using_<&Token::age>);
#endif

constexpr auto text = sql<sqlite>(q);
