// A criterion that is no condition.
// expect: cupel[E588]: criterion(...) in the mapping of table notes (Note) is no condition
// expect: criterion(col<&Note::open> == value)
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

struct Note {
    std::int64_t id{};
    int open{};
};

template <>
struct cupel::mapping<Note> {
#ifdef MUST_FAIL
    static constexpr auto table = cupel::table<"notes">(criterion(col<&Note::open>));
#else
    static constexpr auto table = cupel::table<"notes">(criterion(col<&Note::open> == 1));
#endif
};

void run(session<sqlite::engine>& s) { (void)s.scalars(select<Note>()); }
