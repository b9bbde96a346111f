// Children that are left to a database which does nothing with them would make every deletion fail.
// expect: cupel[E606]
// expect: relationship Record::songs of table records says .passive_deletes(), but the foreign key of table songs to table records leaves nothing to the database
// expect: add .on_delete(cascade) or .on_delete(set_null) to it, or say .passive_deletes(all)
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
#ifdef MUST_FAIL
    static constexpr auto table = cupel::table<"songs">(foreign_key<&Song::record_id, &Record::id>);
#else
    static constexpr auto table = cupel::table<"songs">(foreign_key<&Song::record_id, &Record::id>.on_delete(cascade));
#endif
};

template <>
struct cupel::mapping<Record> {
    static constexpr auto table = cupel::table<"records">(relationship<&Record::songs>.passive_deletes());
};

constexpr auto written = sql<sqlite>(create_table<Record>);
