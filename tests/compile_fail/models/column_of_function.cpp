// A member function as a column.
// expect: cupel[E503]
// expect: col<&Book::size> is a member function of table book; name a member that holds a value
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

struct Book {
    std::int64_t id{};
    std::string title{};
    std::size_t size() const { return title.size(); }
};

#ifdef MUST_FAIL
constexpr auto long_books = select<Book>().where(col<&Book::size> > 100);
#else
constexpr auto long_books = select<Book>().where(func::length(col<&Book::title>) > 100);
#endif

auto all_books(sqlite::engine& db) { return db.execute(long_books).all(); }
