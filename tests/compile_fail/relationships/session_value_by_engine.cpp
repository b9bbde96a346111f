// An engine has no value for the condition of a relationship.
// expect: cupel[E644]: a relationship that leads to table books (Book) has session_value<&Reader::age> in its .where(...)
// expect: run the statement by a session with a Reader: session s(db, Reader{...})
#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

struct Reader {
    std::int32_t age{};
};

struct Author;
struct Book {
    std::int64_t id{};
    std::int32_t for_age{};
    std::int64_t author_id{};
    cupel::belongs_to<Author> author{};
};
struct Author {
    std::int64_t id{};
    cupel::has_many<Book> books{};
};

template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(foreign_key<&Book::author_id, &Author::id>);
};
template <>
struct cupel::mapping<Author> {
    static constexpr auto table =
        cupel::table<"authors">(relationship<&Author::books>.where(col<&Book::for_age> <= session_value<&Reader::age>));
};

void run([[maybe_unused]] sqlite::engine& db, [[maybe_unused]] session<sqlite::engine, Reader>& s) {
    const auto query = select(func::count()).from<Author>().join<&Author::books>();
#ifdef MUST_FAIL
    (void)db.execute(query);
#else
    (void)s.scalar(query);
#endif
}
