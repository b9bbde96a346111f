// A mapping whose table is a number.
// expect: cupel[E655]
// expect: mapping<Book> has no member `table` that makes a table; write static constexpr auto table = cupel::table<
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
    static constexpr auto table = 3;
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>);
};
#endif

auto all_books(sqlite::engine& db) { return db.execute(select<Book>()).all(); }
