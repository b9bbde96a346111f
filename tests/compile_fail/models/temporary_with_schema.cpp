// A temporary table has a schema of its own.
// expect: cupel[E552]
// expect: table notes (Note) is temporary and has a schema
// expect: leave schema(...) out of the mapping of Note
#include <cupel/cupel.hpp>

struct Note {
    std::int64_t id{};
};

template <>
struct cupel::mapping<Note> {
#ifdef MUST_FAIL
    static constexpr auto table = cupel::table<"notes">(schema("app"));
#else
    static constexpr auto table = cupel::table<"notes">();
#endif
};

constexpr auto text = cupel::sql<cupel::sqlite>(cupel::create_table<Note>.temporary());
