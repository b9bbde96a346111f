// Two indexes of one name: the database would make the first only.
// expect: cupel[E650]
// expect: index and index of table books (Book) have one name, ix_books
// expect: ; give one of them another
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
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, index<"ix_books", &Book::title>, index<"ix_books", &Book::isbn>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, index<"ix_books", &Book::title>,
                                                        index<"ix_books_isbn", &Book::isbn>);
};
#endif

void create(sqlite::engine& db) { create_all<Book>(db); }
