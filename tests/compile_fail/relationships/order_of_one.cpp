// An order of a relationship that leads to one row.
// expect: cupel[E566]: relationship Book::author of table books says .order_by(...), but leads to one row; say it of a has_many or many_to_many
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
struct cupel::mapping<Author> {
    static constexpr auto table = cupel::table<"authors">(relationship<&Author::books>.order_by(col<&Book::title>));
};
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(foreign_key<&Book::author_id, &Author::id>
#ifdef MUST_FAIL
                                                        ,
                                                        relationship<&Book::author>.order_by(col<&Author::name>)
#endif
    );
};

void run(session<sqlite::engine>& s) { (void)s.scalars(select<Book>()); }
