// The same, selected alone.
// expect: cupel[E514]
// expect: column book.title (Book::title) has the type
// expect: ; use a type that owns its value, as std::string
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
struct Book {
    std::int64_t id{};
    std::string_view title{};
    std::string isbn{};
    std::int64_t author_id{};
};
#else
struct Book {
    std::int64_t id{};
    std::string title{};
    std::string isbn{};
    std::int64_t author_id{};
};
#endif

auto titles(sqlite::engine& db) { return db.execute(select(col<&Book::title>).where(col<&Book::title> != "")).all(); }
