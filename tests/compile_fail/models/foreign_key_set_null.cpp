// SET NULL of a column that is NOT NULL.
// expect: cupel[E526]
// expect: foreign key books.author_id (Book::author_id) is NOT NULL, which its set_null would break
// expect: make the member an optional
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
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, foreign_key<&Book::author_id, &User::id>.on_delete(set_null));
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, foreign_key<&Book::author_id, &User::id>.on_delete(cascade));
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
