// A number that no decimal of fifteen digits spells.
// expect: cupel[E507]
// expect: column books.weight (Book::weight) has a floating number without a short decimal spelling
// expect: at most fifteen digits
#include "../models.hpp"

using namespace cupel;

struct Book {
    std::int64_t id{};
    double weight{};
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, server_default<&Book::weight>(1.0 / 3));
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, server_default<&Book::weight>(0.25));
};
#endif

constexpr auto written = sql<sqlite>(create_table<Book>);
