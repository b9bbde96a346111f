// A member that is a view of bytes.
// expect: cupel[E514]
// expect: column book.isbn (Book::isbn) has the type span<const std::byte>
// expect: which has no codec; specialise cupel::codec for it
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

#include <span>

using namespace cupel;

#ifdef MUST_FAIL
struct Book {
    std::int64_t id{};
    std::string title{};
    std::span<const std::byte> isbn{};
    std::int64_t author_id{};
};
#else
struct Book {
    std::int64_t id{};
    std::string title{};
    blob isbn{};
    std::int64_t author_id{};
};
#endif

auto all_books(sqlite::engine& db) { return db.execute(select<Book>()).all(); }
