// A text of no characters.
// expect: cupel[E653]
// expect: length of column books.title (Book::title) is 0
// expect: ; give it a length, or leave the option out
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
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, length<&Book::title, 0>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, length<&Book::title, 1>);
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
