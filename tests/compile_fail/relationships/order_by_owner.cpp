// A collection in the order of its owner's columns.
// expect: cupel[E567]: relationship Author::books of table authors is ordered by column authors.name (Author::name), but leads to table books (Book); order by columns of Book
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

struct Author;
struct Book {
    std::int64_t id{};
    std::string title{};
    std::int64_t author_id{};
    cupel::belongs_to<Author> author{};
};
struct Author {
    std::int64_t id{};
    std::string name{};
    cupel::has_many<Book> books{};
};

template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(foreign_key<&Book::author_id, &Author::id>);
};
template <>
struct cupel::mapping<Author> {
#ifdef MUST_FAIL
    static constexpr auto table = cupel::table<"authors">(relationship<&Author::books>.order_by(col<&Author::name>));
#else
    static constexpr auto table = cupel::table<"authors">(relationship<&Author::books>.order_by(col<&Book::title>));
#endif
};

void run(session<sqlite::engine>& s) { (void)s.scalars(select<Author>()); }
