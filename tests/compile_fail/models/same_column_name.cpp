// Two columns renamed to one.
// expect: cupel[E515]
// expect: columns books.title (Book::title) and books.title (Book::author_id) have one name
#include "../models.hpp"

using namespace cupel;

struct Book {
    std::int64_t id{};
    std::string title{};
    std::int64_t author_id{};
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, column_name<&Book::author_id>("title"));
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, column_name<&Book::author_id>("author"));
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
