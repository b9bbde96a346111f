// A unique constraint without columns.
// expect: cupel[E657]
// expect: unique<...> in the mapping of table books (Book) names no column; name 1 to 16 columns of Book there
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
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, unique<>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, unique<&Book::title>);
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
