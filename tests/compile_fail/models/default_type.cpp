// A default of another type.
// expect: cupel[E508]
// expect: default_value of column books.title (Book::title) has the type integer where the column has text
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
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, default_value<&Book::title>(0));
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, default_value<&Book::title>(""));
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
