// The name of an enumerator.
// expect: cupel[E508]
// expect: server_default of column books.state (Book::state) has the type text where the column has post_state
#include "../models.hpp"

using namespace cupel;

struct Book {
    std::int64_t id{};
    post_state state = post_state::draft;
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, server_default<&Book::state>("draft"));
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, server_default<&Book::state>(post_state::draft));
};
#endif

constexpr auto written = sql<sqlite>(create_table<Book>);
