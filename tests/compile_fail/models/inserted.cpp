// A model that makes no table, written by an engine.
// expect: cupel[E514]
// expect: column book.pages (Book::pages)
// expect: which has no codec
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

#include <map>

using namespace cupel;

#ifdef MUST_FAIL
struct Book {
    std::int64_t id{};
    std::map<int, std::string> pages{};
};
#else
struct Book {
    std::int64_t id{};
    std::string pages{};
};
#endif

void save(sqlite::engine& db, const Book& book) { db.execute(insert_into<Book>().values(book)); }
