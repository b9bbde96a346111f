// Two constraints of one name.
// expect: cupel[E650]
// expect: unique constraint and check constraint of table books (Book) have one name, books_isbn
// expect: ; give one of them another
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
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, unique<&Book::isbn>.name("books_isbn"),
                                                        check(col<&Book::isbn> != "").name("books_isbn"));
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, unique<&Book::isbn>.name("books_isbn"),
                                                        check(col<&Book::isbn> != "").name("books_with_isbn"));
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
