// A text with a NUL inside, where SQL text would end.
// expect: cupel[E507]
// expect: column books.title (Book::title) has a text with a NUL character
// expect: leave it out
#include "../models.hpp"

using namespace cupel;

struct Book {
    std::int64_t id{};
    std::string title{};
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Book> {
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, server_default<&Book::title>(std::string_view("a\0b", 3)));
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table = cupel::table<"books">(primary_key<&Book::id>, server_default<&Book::title>("a b"));
};
#endif

constexpr auto text = sql<sqlite>(create_table<Book>);
