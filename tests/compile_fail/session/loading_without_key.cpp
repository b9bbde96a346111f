// A relationship without a foreign key, where nothing but a session uses it.
// expect: cupel[E505]: relationship Copy::of of table copy has no foreign key behind it: table copy does not refer to table
// expect: ; add foreign_key<
#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

#include <cstdint>

using namespace cupel;

struct Book {
    std::int64_t id{};
};

struct Copy {
    std::int64_t id{};
    std::int64_t book_id{};
    belongs_to<Book> of{};
};

#ifndef MUST_FAIL
template <>
struct cupel::mapping<Copy> {
    static constexpr auto table = cupel::table<"copy">(foreign_key<&Copy::book_id, &Book::id>);
};
#endif

void run(session<sqlite::engine>& s) { (void)s.scalars(select<Copy>().options(joinedload<&Copy::of>)); }
