// A number among the options of a table.
// expect: cupel[E656]
// expect: the mapping of table books (Book) has a value of type int among its options, which is none; leave it out
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

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
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, 3);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>);
};
#endif

auto all_books(sqlite::engine& db) { return db.execute(select<Book>()).all(); }
