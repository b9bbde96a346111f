// Two tables of one schema with indexes of one name.
// expect: cupel[E650]
// expect: index of table books (Book) and index of table titles (Title) have one name, ix_title; give one of them another
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

struct Title {
    std::int64_t id{};
    std::string title{};
};

template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, index<"ix_title", &Book::title>);
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Title> {
    static constexpr auto table = cupel::table<"titles">(primary_key<&Title::id>, index<"ix_title", &Title::title>);
};
#else
template <>
struct cupel::mapping<Title> {
    static constexpr auto table = cupel::table<"titles">(primary_key<&Title::id>, index<"ix_titles", &Title::title>);
};
#endif

void create(sqlite::engine& db) { create_all<Book, Title>(db); }
