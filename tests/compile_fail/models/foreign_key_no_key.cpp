// A foreign key to a column that is no key.
// expect: cupel[E518]
// expect: foreign key books.title (Book::title) refers to posts.title (Post::title), which is no key
// expect: add unique<...> to the mapping of Post
#include "../models.hpp"

using namespace cupel;

struct Book {
    std::int64_t id{};
    std::string title{};
    std::int64_t author_id{};
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Book> {
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, foreign_key<&Book::title, &Post::title>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, foreign_key<&Book::title, &User::username>);
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
