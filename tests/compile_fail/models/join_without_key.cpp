// The same found by a join.
// expect: cupel[E505]
// expect: relationship Author::novels of table authors has no foreign key behind it: table novels does not refer to table authors
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
    static constexpr auto table = cupel::table<"authors">(primary_key<&Author::id>);
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Novel> {
    static constexpr auto table = cupel::table<"novels">(primary_key<&Novel::id>);
};
#else
template <>
struct cupel::mapping<Novel> {
    static constexpr auto table =
        cupel::table<"novels">(primary_key<&Novel::id>, foreign_key<&Novel::author_id, &Author::id>);
};
#endif

constexpr auto written = sql<sqlite>(select<Author>().join<&Author::novels>());
