// A primary key of another model, in an UPDATE.
// expect: cupel[E501]
// expect: primary_key<&User::id> in the mapping of table books (Book) names a member of another type
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
    static constexpr auto table = cupel::table<"books">(primary_key<&User::id>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>);
};
#endif

constexpr auto written = sql<sqlite>(update<Book>().set(col<&Book::title> = "x").where(col<&Book::id> == 1));
