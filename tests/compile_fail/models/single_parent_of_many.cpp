// What a has_many refers to has one parent by its key; it says so of itself.
// expect: cupel[E523]
// expect: relationship Author::novels of table authors says .single_parent(), which is for a belongs_to; leave it out
#include "../models.hpp"

using namespace cupel;

struct Novel {
    std::int64_t id{};
    std::int64_t author_id{};
};

struct Author {
    std::int64_t id{};
    std::string name{};
    has_many<Novel> novels{};
};

template <>
struct cupel::mapping<Novel> {
    static constexpr auto table = cupel::table<"novels">(foreign_key<&Novel::author_id, &Author::id>);
};
template <>
struct cupel::mapping<Author> {
#ifdef MUST_FAIL
    static constexpr auto table = cupel::table<"authors">(relationship<&Author::novels>.single_parent());
#else
    static constexpr auto table = cupel::table<"authors">(relationship<&Author::novels>.cascade(all, delete_orphan));
#endif
};

constexpr auto written = sql<sqlite>(create_table<Author>);
