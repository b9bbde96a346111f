// A fraction for an integer.
// expect: cupel[E508]
// expect: default_value of column books.author_id (Book::author_id) has the type double precision where the column has bigint
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
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, default_value<&Book::author_id>(0.5));
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, default_value<&Book::author_id>(1));
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
