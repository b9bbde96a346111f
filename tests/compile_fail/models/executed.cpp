// A model that makes no table, read by an engine: still one error.
// expect: cupel[E511]
// expect: Book has a base class and cannot be mapped to table book
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
struct Book : timestamps {
    std::int64_t id{};
    std::string title{};
};
#else
struct Book {
    std::int64_t id{};
    std::string title{};
};
#endif

auto all_books(sqlite::engine& db) { return db.execute(select<Book>()).all(); }
