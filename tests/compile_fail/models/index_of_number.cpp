// An index of a number.
// expect: cupel[E657]
// expect: index<...> in the mapping of table books (Book) names what is no member; name 1 to 16 columns of Book there
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
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, index<"ix_books", 3>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, index<"ix_books", &Book::title>);
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
