// A column with an empty name.
// expect: cupel[E652]
// expect: column books. (Book::title) has an empty name; give it one with column_name
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
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, column_name<&Book::title>(""));
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, column_name<&Book::title>("name"));
};
#endif

auto all_books(sqlite::engine& db) { return db.execute(select<Book>()).all(); }
