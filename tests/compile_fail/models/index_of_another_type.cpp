// An index with a member of another model.
// expect: cupel[E501]
// expect: index<&Post::title> in the mapping of table books (Book) names a member of another type
// expect: name columns of Book there
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
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, index<"ix_books_title", &Book::author_id, &Post::title>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, index<"ix_books_title", &Book::author_id, &Book::title>);
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
