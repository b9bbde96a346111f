// The many side owns nobody.
// expect: cupel[E523]
// expect: relationship Novel::author of table novels says delete_orphan
// expect: say it of a has_many or has_one, or add .single_parent() where there is one only
#include "../models.hpp"

using namespace cupel;

struct Novel;

struct Author {
    std::int64_t id{};
    std::string name{};
    has_many<Novel> novels{};
};

struct Novel {
    std::int64_t id{};
    std::int64_t author_id{};
    std::int64_t editor_id{};
    belongs_to<Author> author{};
    belongs_to<Author> editor{};
};

template <>
struct cupel::mapping<Author> {
    static constexpr auto table = cupel::table<"authors">(
        primary_key<&Author::id>, relationship<&Author::novels>.foreign_key<&Novel::author_id>());
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Novel> {
    static constexpr auto table = cupel::table<"novels">(
        primary_key<&Novel::id>, foreign_key<&Novel::author_id, &Author::id>,
        foreign_key<&Novel::editor_id, &Author::id>,
        relationship<&Novel::author>.foreign_key<&Novel::author_id>().cascade(all, delete_orphan),
        relationship<&Novel::editor>.foreign_key<&Novel::editor_id>());
};
#else
template <>
struct cupel::mapping<Novel> {
    static constexpr auto table = cupel::table<"novels">(
        primary_key<&Novel::id>, foreign_key<&Novel::author_id, &Author::id>,
        foreign_key<&Novel::editor_id, &Author::id>, relationship<&Novel::author>.foreign_key<&Novel::author_id>(),
        relationship<&Novel::editor>.foreign_key<&Novel::editor_id>());
};
#endif

constexpr auto written = sql<sqlite>(create_table<Novel>);
