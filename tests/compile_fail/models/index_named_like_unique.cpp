// An index with the name of a unique constraint, which PostgreSQL keeps by an index of that name.
// expect: cupel[E650]
// expect: index and unique constraint of table books (Book) have one name, books_title
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
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, index<"books_title", &Book::title>,
                                                        unique<&Book::isbn, &Book::title>.name("books_title"));
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, index<"books_title", &Book::title>,
                                                        check(col<&Book::title> != "").name("books_title"));
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
