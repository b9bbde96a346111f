// INSERT in a session leaves out the column by which criteria say whose a row is.
// expect: cupel[E577]: INSERT into table notes (Note) leaves out column notes.tenant (Note::tenant), which criteria hold to a value of the session
// expect: give it the value, or write unfiltered(statement)
#include "tenants.hpp"

#include <optional>

using namespace cupel;

struct Note {
    std::int64_t id{};
    std::optional<std::int64_t> tenant{};
    std::string title{};
};

template <>
struct cupel::mapping<Note> {
    static constexpr auto table =
        cupel::table<"notes">(criterion(col<&Note::tenant> == session_value<&Request::tenant>));
};

void run(session<sqlite::engine, Request>& s) {
#ifdef MUST_FAIL
    s.execute(insert_into<Note>().values(col<&Note::title> = "of nobody"));
#else
    s.execute(insert_into<Note>().values(col<&Note::title> = "mine", col<&Note::tenant> = s.context()->tenant));
#endif
}
