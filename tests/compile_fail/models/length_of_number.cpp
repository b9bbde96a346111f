// Only text has a length.
// expect: cupel[E502]
// expect: length of column books.author_id (Book::author_id) is given, but the column is of type bigint
// expect: take the option out
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
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, length<&Book::author_id, 20>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, length<&Book::title, 20>);
};
#endif

constexpr auto written = sql<sqlite>(create_table<Book>);
