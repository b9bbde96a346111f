// A collection with a key that is a column of another model.
// expect: cupel[E570]: a collection of Note is keyed_by<&User::username>, which is no column of Note that is read with its row and compared; name a column of Note that tells its entities apart
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/keyed_by.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

struct Note {
    std::int64_t id{};
    std::string name{};
    std::int64_t item_id{};
};

struct Item {
    std::int64_t id{};
#ifdef MUST_FAIL
    cupel::keyed_by<&User::username, cupel::has_many<Note>> notes{};
#else
    cupel::keyed_by<&Note::name> notes{};
#endif
};
