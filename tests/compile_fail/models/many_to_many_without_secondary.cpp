// A many_to_many without association table.
// expect: cupel[E524]
// expect: relationship Author::genres of table authors has no association table
// expect: say .secondary<Table>() in the mapping of Author
#include "../models.hpp"

using namespace cupel;

struct Genre {
    std::int64_t id{};
};

struct AuthorGenre {
    std::int64_t author_id{};
    std::int64_t genre_id{};
};

struct Author {
    std::int64_t id{};
    std::string name{};
    many_to_many<Genre> genres{};
};

template <>
struct cupel::mapping<AuthorGenre> {
    static constexpr auto table = cupel::table<"author_genres">(
        primary_key<&AuthorGenre::author_id, &AuthorGenre::genre_id>, foreign_key<&AuthorGenre::author_id, &Author::id>,
        foreign_key<&AuthorGenre::genre_id, &Genre::id>);
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Author> {
    static constexpr auto table = cupel::table<"authors">(primary_key<&Author::id>);
};
#else
template <>
struct cupel::mapping<Author> {
    static constexpr auto table =
        cupel::table<"authors">(primary_key<&Author::id>, relationship<&Author::genres>.secondary<AuthorGenre>());
};
#endif

constexpr auto written = sql<sqlite>(create_table<Author>);
