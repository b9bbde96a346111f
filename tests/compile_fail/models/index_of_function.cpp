// An index of a member function.
// expect: cupel[E501]
// expect: index<&Book::size> in the mapping of table books (Book) names a member function; name columns of Book there
#include "../models.hpp"

using namespace cupel;

struct Book {
    std::int64_t id{};
    std::string title{};
    std::size_t size() const { return title.size(); }
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, index<"ix_books", &Book::size>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, index<"ix_books", &Book::title>);
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
