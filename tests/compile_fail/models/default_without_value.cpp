// A default that says no value.
// expect: cupel[E656]
// expect: the mapping of table books (Book) has a value of type default_maker
// expect: among its options, which is none; leave it out
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
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, default_value<&Book::title>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, default_value<&Book::title>("untitled"));
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
