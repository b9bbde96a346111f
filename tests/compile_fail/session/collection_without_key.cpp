// The same of a collection that is changed.
// expect: cupel[E505]: relationship Book::copies of table book has no foreign key behind it: table copy does not refer to table
// expect: ; add foreign_key<
#include <cupel/cupel.hpp>
#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

#include <cstdint>

using namespace cupel;

struct Copy;

struct Book {
    std::int64_t id{};
    has_many<Copy> copies{};
};

struct Copy {
    std::int64_t id{};
    std::int64_t book_id{};
};

#ifndef MUST_FAIL
template <>
struct cupel::mapping<Copy> {
    static constexpr auto table = cupel::table<"copy">(foreign_key<&Copy::book_id, &Book::id>);
};
#endif

void run(session<sqlite::engine>& s) {
    const auto book = s.add(Book{});
    book->copies.append(Copy{});
    s.flush();
}
