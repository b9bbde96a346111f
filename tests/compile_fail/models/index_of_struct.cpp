// A struct of columns is none.
// expect: cupel[E501]
// expect: index<&Book::audit> in the mapping of table books (Book) names a struct of columns
// expect: name one of its members after it
#include "../models.hpp"

using namespace cupel;

struct Book {
    std::int64_t id{};
    timestamps audit{};
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, index<"ix_books_audit", &Book::audit>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, index<"ix_books_audit", &Book::audit, &timestamps::created_at>);
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
