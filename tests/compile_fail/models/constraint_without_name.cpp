// A constraint with an empty name.
// expect: cupel[E652]
// expect: the mapping of table books (Book) has a unique constraint with an empty name; give it a name
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
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, unique<&Book::title>.name(""));
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, unique<&Book::title>);
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
