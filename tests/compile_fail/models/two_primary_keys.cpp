// A composite key is one option.
// expect: cupel[E527]
// expect: table books (Book) has two primary keys; name all columns in one: primary_key<&Book::a, &Book::b>
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
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, primary_key<&Book::author_id>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id, &Book::author_id>);
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
