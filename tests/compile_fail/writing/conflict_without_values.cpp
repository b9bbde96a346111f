// A row of defaults meets no other by a key that it does not give.
// expect: cupel[E122]
// expect: INSERT of table notes (Note) has ON CONFLICT, but gives no values that could conflict; add .values(...)
#include <cupel/cupel.hpp>

struct Note {
    std::int64_t id{};
    std::optional<std::string> text;
};

template <>
struct cupel::mapping<Note> {
    static constexpr auto table = cupel::table<"notes">(unique<&Note::text>);
};

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = insert_into<Note>().on_conflict<&Note::text>().do_nothing();
#else
constexpr auto q = insert_into<Note>().values(col<&Note::text> = "a").on_conflict<&Note::text>().do_nothing();
#endif

constexpr auto text = sql<sqlite>(q);
