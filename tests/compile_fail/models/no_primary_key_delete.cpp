// The same in DELETE.
// expect: cupel[E516]
// expect: table book of Book has no primary key
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

constexpr auto written = sql<sqlite>(delete_from<Book>().where(col<&Book::isbn> == "x"));
