// Half of a composite key.
// expect: cupel[E518]
// expect: foreign key books.author_id (Book::author_id) refers to post_tags.post_id (PostTag::post_id), which is no key
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
        cupel::table<"books">(primary_key<&Book::id>, foreign_key<&Book::author_id, &PostTag::post_id>);
};
#else
template <>
struct cupel::mapping<Book> {
    static constexpr auto table =
        cupel::table<"books">(primary_key<&Book::id>, foreign_key<&Book::author_id, &Post::id>);
};
#endif

constexpr auto written = sql<sqlite>(select<Book>());
