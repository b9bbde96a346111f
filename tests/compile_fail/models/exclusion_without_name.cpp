// An exclusion constraint with an empty name.
// expect: cupel[E652]
// expect: the mapping of table books (Book) has an exclusion constraint with an empty name
#include "../models.hpp"

#include <cupel/schema/exclusion.hpp>

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
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, exclude<"", &Book::author_id>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, exclude<"one_author", &Book::author_id>);
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
