// ON UPDATE of a member of another model.
// expect: cupel[E501]
// expect: in the mapping of table books (Book) names a member of another type; name columns of Book there
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
    static constexpr auto table = cupel::table<"books">(on_update<&User::age>(1));
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(on_update<&Book::pages>(1));
};
#endif

constexpr auto written = sql<sqlite>(create_table<Book>);
