// A default for a member of another model, in an INSERT that would use it.
// expect: cupel[E501]
// expect: default<&User::email> in the mapping of table books (Book) names a member of another type
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
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, default_value<&User::email>("none"));
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, default_value<&Book::title>("none"));
};
#endif

constexpr auto written = sql<sqlite>(insert_into<Book>().values(col<&Book::author_id> = 1));
