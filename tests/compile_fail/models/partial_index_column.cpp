// WHERE of an index takes a condition.
// expect: cupel[E011]
// expect: column books.author_id (Book::author_id) of type bigint
// expect: stands where WHERE of an index needs a condition
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
    static constexpr auto table = cupel::table<"books">(
        primary_key<&Book::id>, index<"ix_books_title", &Book::title>.where(col<&Book::author_id>));
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(
        primary_key<&Book::id>, index<"ix_books_title", &Book::title>.where(col<&Book::author_id> > 0));
};
#endif

constexpr auto written = sql<sqlite>(create_index<Book, 0>);
