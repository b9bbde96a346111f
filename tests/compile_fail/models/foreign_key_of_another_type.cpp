// The two sides swapped.
// expect: cupel[E501]
// expect: foreign_key<&User::id> in the mapping of table books (Book) names a member of another type
// expect: name columns of Book there
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
        cupel::table<"books">(primary_key<&Book::id>, foreign_key<&User::id, &Book::author_id>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, foreign_key<&Book::author_id, &User::id>);
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
