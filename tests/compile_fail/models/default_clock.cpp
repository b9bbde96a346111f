// The clock of the database for a text.
// expect: cupel[E508]
// expect: server_default of column books.title (Book::title) has the type timestamp where the column has text
#include "../models.hpp"

using namespace cupel;

struct Book {
    std::int64_t id{};
    std::string title{};
    timestamps audit{};
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Book> {
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, server_default<&Book::title>(func::now()));
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(
        primary_key<&Book::id>, server_default<&Book::audit, &timestamps::created_at>(func::now()));
};
#endif

constexpr auto written = sql<sqlite>(create_table<Book>);
