// A foreign key of another type than the key.
// expect: cupel[E517]
// expect: foreign key books.title (Book::title) of type text refers to users.id (User::id) of type bigint
// expect: give both members the same type
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
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, foreign_key<&Book::title, &User::id>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, foreign_key<&Book::author_id, &User::id>);
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
