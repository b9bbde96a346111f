// Who has the foreign key has no children to leave to the database.
// expect: cupel[E606]
// expect: relationship Song::on of table songs says .passive_deletes(), but has the foreign key itself
// expect: say it of the has_many or has_one of Record
#include "../models.hpp"

using namespace cupel;

struct Record {
    std::int64_t id{};
    std::string name{};
};

struct Song {
    std::int64_t id{};
    std::int64_t record_id{};
    belongs_to<Record> on{};
};

#ifdef MUST_FAIL
template <>
struct cupel::mapping<Song> {
    static constexpr auto table = cupel::table<"songs">(foreign_key<&Song::record_id, &Record::id>.on_delete(cascade),
                                                        relationship<&Song::on>.passive_deletes());
};
#else
template <>
struct cupel::mapping<Song> {
    static constexpr auto table = cupel::table<"songs">(foreign_key<&Song::record_id, &Record::id>.on_delete(cascade));
};
#endif

constexpr auto written = sql<sqlite>(create_table<Song>);
