// What is not looked for cannot be deleted along.
// expect: cupel[E606]
// expect: relationship Record::songs of table records says .passive_deletes(), so that nothing is looked for, and a cascade
// expect: leave one of the two out
#include "../models.hpp"

using namespace cupel;

struct Song;

struct Record {
    std::int64_t id{};
    std::string name{};
    has_many<Song> songs{};
};

struct Song {
    std::int64_t id{};
    std::int64_t record_id{};
};

template <>
struct cupel::mapping<Song> {
    static constexpr auto table = cupel::table<"songs">(foreign_key<&Song::record_id, &Record::id>);
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Record> {
    static constexpr auto table =
        cupel::table<"records">(relationship<&Record::songs>.passive_deletes(all).cascade(all));
};
#else
template <>
struct cupel::mapping<Record> {
    static constexpr auto table = cupel::table<"records">(relationship<&Record::songs>.passive_deletes(all));
};
#endif

constexpr auto written = sql<sqlite>(create_table<Record>);
