// Two foreign keys of one name.
// expect: cupel[E650]
// expect: foreign key and foreign key of table books (Book) have one name, to_users
#include "../models.hpp"

using namespace cupel;

struct Book {
    std::int64_t id{};
    std::string title{};
    std::string isbn{};
    std::int64_t author_id{};
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Book> {
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, foreign_key<&Book::author_id, &User::id>.name("to_users"),
                              foreign_key<&Book::id, &User::id>.name("to_users"));
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, foreign_key<&Book::author_id, &User::id>.name("to_users"),
                              foreign_key<&Book::id, &User::id>.name("to_user"));
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
