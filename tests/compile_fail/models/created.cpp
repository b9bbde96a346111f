// A model that makes no table, created by an engine.
// expect: cupel[E516]
// expect: table book of Book has no primary key
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/engine/create_all.hpp>

using namespace cupel;

#ifdef MUST_FAIL
struct Book {
    std::string isbn{};
};
#else
struct Book {
    std::string id{};
};
#endif

void create(sqlite::engine& db) { create_all<User, Book>(db); }
