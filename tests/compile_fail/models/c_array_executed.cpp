// A C array, in rows that are read by column.
// expect: cupel[E513]
// expect: Book has a C array and cannot be mapped to table book
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

#include <cstdio>

using namespace cupel;

#ifdef MUST_FAIL
struct Book {
    std::int64_t id{};
    std::string title{};
    double price[2]{};
};
#else
struct Book {
    std::int64_t id{};
    std::string title{};
    double price{};
};
#endif

void print(sqlite::engine& db) {
    for (auto [id, title] : db.execute(select(col<&Book::id>, col<&Book::title>))) std::printf("%s\n", title.c_str());
}
