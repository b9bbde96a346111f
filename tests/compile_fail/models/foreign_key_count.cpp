// Two columns that refer to one.
// expect: cupel[E509]
// expect: foreign key books.id (Book::id) does not name one column of table books for each of its own
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
        primary_key<&Book::id>, foreign_key_columns<columns<&Book::id, &Book::author_id>, columns<&Book::id>>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(
        primary_key<&Book::id>, foreign_key_columns<columns<&Book::author_id>, columns<&Book::id>>);
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
