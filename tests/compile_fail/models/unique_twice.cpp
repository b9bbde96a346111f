// The same unique constraint twice.
// expect: cupel[E654]
// expect: table books (Book) has the same unique constraint twice, on column books.title (Book::title) and others; leave one out
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
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, unique<&Book::title, &Book::isbn>,
                                                        unique<&Book::title, &Book::isbn>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, unique<&Book::title, &Book::isbn>,
                                                        unique<&Book::isbn, &Book::title>);
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
