// A relationship is no column.
// expect: cupel[E501]
// expect: index<&Book::author> in the mapping of table books (Book) names a relationship
#include "../models.hpp"

using namespace cupel;

struct Book {
    std::int64_t id{};
    std::string title{};
    std::int64_t author_id{};
    belongs_to<User> author{};
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(
        primary_key<&Book::id>, foreign_key<&Book::author_id, &User::id>, index<"ix_books_author", &Book::author>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(
        primary_key<&Book::id>, foreign_key<&Book::author_id, &User::id>, index<"ix_books_author", &Book::author_id>);
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
