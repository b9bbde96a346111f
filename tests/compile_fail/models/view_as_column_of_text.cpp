// Rows of a text read as a view.
// expect: cupel[E514]
// expect: a text has a column of type
// expect: which has no codec that reads it; name a type that owns its value, such as std::string
// names-no-table: the rows of a text are of no model
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto titles_of_books = text<"SELECT title FROM books">.columns<std::string_view>();
#else
constexpr auto titles_of_books = text<"SELECT title FROM books">.columns<std::string>();
#endif

auto titles(sqlite::engine& db) { return db.execute(titles_of_books).all(); }
