// CHECK of a column of another model.
// expect: cupel[E144]: column users.age (User::age) is used in the mapping of table books (Book)
// expect: ; name columns of Book there
#include "../models.hpp"

using namespace cupel;

struct Book {
    std::int64_t id{};
    std::string title{};
    std::int32_t pages{};
    std::int32_t more{};
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(check(col<&User::age> > 0));
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(check(col<&Book::pages> > 0));
};
#endif

constexpr auto written = sql<sqlite>(create_table<Book>);
