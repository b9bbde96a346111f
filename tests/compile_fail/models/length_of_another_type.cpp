// A length for a member of another model.
// expect: cupel[E501]
// expect: length<&User::username> in the mapping of table books (Book) names a member of another type
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
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, length<&User::username, 50>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, length<&Book::title, 50>);
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
