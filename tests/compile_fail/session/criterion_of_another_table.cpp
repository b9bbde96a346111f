// A criterion about a table that is not its own.
// expect: cupel[E001]: column users.age (User::age) is used
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
    static constexpr auto table = cupel::table<"notes">(criterion(col<&User::age> == 1));
#else
    static constexpr auto table = cupel::table<"notes">(criterion(col<&Note::open> == 1));
#endif
};

void run(session<sqlite::engine>& s) { (void)s.scalars(select<Note>()); }
