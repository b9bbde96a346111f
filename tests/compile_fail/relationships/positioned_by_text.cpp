// A list whose positions are to be texts.
// expect: cupel[E570]: a collection of Note is positioned_by<&Note::name>, which is no whole number of Note; name an integer member of Note
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/positioned_by.hpp>
#include <cupel/orm/session.hpp>

struct Note {
    std::int64_t id{};
    std::string name{};
    std::int32_t place{};
    std::int64_t item_id{};
};

struct Item {
    std::int64_t id{};
#ifdef MUST_FAIL
    cupel::positioned_by<&Note::name> notes{};
#else
    cupel::positioned_by<&Note::place> notes{};
#endif
};
