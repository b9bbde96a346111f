// A collection with a key is asked for a value of another type.
// expect: cupel[E571]: a collection of Note that is keyed by name is asked for a value of type
// expect: but the key is text; pass a value of that type
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
    cupel::keyed_by<&Note::name> notes{};
};
template <>
struct cupel::mapping<Note> {
    static constexpr auto table = cupel::table<"notes">(foreign_key<&Note::item_id, &Item::id>);
};

void run(session<sqlite::engine>& s) {
    const auto item = s.get_one<Item>(1);
#ifdef MUST_FAIL
    (void)item->notes.find(7);
#else
    (void)item->notes.find("7");
#endif
}
