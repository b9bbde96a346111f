// An index with the name of its table.
// expect: cupel[E650]
// expect: index books of table books (Book) has the name of its table; give it another
#include "../models.hpp"

using namespace cupel;

struct Book {
    std::int64_t id{};
    std::string title{};
    std::string isbn{};
    std::int64_t author_id{};
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, index<"books", &Book::title>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, index<"ix_books", &Book::title>);
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
