// SQLite excludes nothing.
// expect: cupel[E541]: constraint one_at_a_time of table meetings (Meeting) excludes rows that overlap, which SQLite cannot
// expect: ; take it out, or keep the table on PostgreSQL
#include "ranges.hpp"

using namespace cupel;

template <>
struct cupel::mapping<Meeting> {
#ifdef MUST_FAIL
    static constexpr auto table = cupel::table<"meetings">(exclude<"one_at_a_time", &Meeting::room>);
#else
    static constexpr auto table = cupel::table<"meetings">(unique<&Meeting::room>);
#endif
};

constexpr auto text = sql<sqlite>(create_table<Meeting>);
