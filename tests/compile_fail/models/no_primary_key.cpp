// A struct without mapping whose key is not called id.
// expect: cupel[E516]
// expect: table book of Book has no primary key
// expect: name one with primary_key<&Book::member> in its mapping
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
struct Book {
    std::string isbn{};
    std::string title{};
};
#else
struct Book {
    std::string isbn{};
    std::string title{};
};

template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::isbn>);
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
