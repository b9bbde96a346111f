// One of a struct of columns.
// expect: cupel[E058]
// expect: column notes.edited_at (Note::edit.edited_at) is NOT NULL
// expect: add col<&Note::edit, &...::edited_at> = value
#include "../models.hpp"

using namespace cupel;

struct edits {
    timestamp edited_at{};
};

struct Note {
    std::int64_t id{};
    std::string text{};
    edits edit{};
};

template <>
struct cupel::mapping<Note> {
    static constexpr auto table = cupel::table<"notes">(primary_key<&Note::id>);
};

#ifdef MUST_FAIL
constexpr auto q = insert_into<Note>().values(col<&Note::text> = "x");
#else
constexpr auto q =
    insert_into<Note>().values(col<&Note::text> = "x", col<&Note::edit, &edits::edited_at> = timestamp{});
#endif

constexpr auto text = sql<sqlite>(q);
