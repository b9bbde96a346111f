// A collection in the order of a number.
// expect: cupel[E567]: relationship Author::books of table authors says .order_by(...) of what is no expression; name columns of Book: col<&Book::member>
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
    static constexpr auto table = cupel::table<"authors">(relationship<&Author::books>.order_by(2));
#else
    static constexpr auto table =
        cupel::table<"authors">(relationship<&Author::books>.order_by(col<&Book::title>.desc()));
#endif
};

void run(session<sqlite::engine>& s) { (void)s.scalars(select<Author>()); }
