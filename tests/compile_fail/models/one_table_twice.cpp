// Two models of one table in one create_all.
// expect: cupel[E651]
// expect: Book and Title are both models of table books; name one of them in create_all and drop_all
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
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>);
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Title> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Title::id>);
};
#else
template <>
struct cupel::mapping<Title> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Title::id>, schema("old"));
};
#endif

void create(sqlite::engine& db) { create_all<Book, Title>(db); }
