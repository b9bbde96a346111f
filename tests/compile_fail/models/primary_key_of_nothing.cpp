// A primary key without columns.
// expect: cupel[E657]
// expect: primary_key<...> in the mapping of table books (Book) names no column; name 1 to 16 columns of Book there
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
    static constexpr auto table = cupel::table<"books">(primary_key<>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>);
};
#endif

auto all_books(sqlite::engine& db) { return db.execute(select<Book>()).all(); }
