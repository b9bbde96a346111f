// A foreign key to nowhere.
// expect: cupel[E509]
// expect: foreign_key<&Book::author_id> names no member of another table
// expect: write foreign_key<&Book::author_id, &Other::id>
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
        cupel::table<"books">(primary_key<&Book::id>, foreign_key<&Book::author_id>.on_delete(cascade));
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, foreign_key<&Book::author_id, &User::id>.on_delete(cascade));
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
