// A member that owns nothing of what is read into it.
// expect: cupel[E514]
// expect: column book.title (Book::title) has the type
// expect: a codec that cannot read it back
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

auto all_books(sqlite::engine& db) { return db.execute(select<Book>()).all(); }
