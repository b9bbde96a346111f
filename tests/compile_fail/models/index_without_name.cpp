// An index with an empty name.
// expect: cupel[E652]
// expect: the mapping of table books (Book) has an index with an empty name; give it a name
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/engine/create_all.hpp>

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
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, index<"", &Book::title>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, index<"ix_books", &Book::title>);
};
#endif

void create(sqlite::engine& db) { create_all<Book>(db); }
