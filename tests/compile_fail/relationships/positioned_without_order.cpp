// A list that keeps positions and is not read by them.
// expect: cupel[E566]: relationship Item::notes of table items is positioned_by<...>, but is not read in that order; say .order_by(col<&T::position>) in the mapping of Item
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/positioned_by.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

struct Note {
    std::int64_t id{};
    std::int32_t place{};
    std::int64_t item_id{};
};
struct Item {
    std::int64_t id{};
    cupel::positioned_by<&Note::place> notes{};
};
template <>
struct cupel::mapping<Note> {
    static constexpr auto table = cupel::table<"notes">(foreign_key<&Note::item_id, &Item::id>);
};
template <>
struct cupel::mapping<Item> {
#ifdef MUST_FAIL
    static constexpr auto table = cupel::table<"items">();
#else
    static constexpr auto table = cupel::table<"items">(relationship<&Item::notes>.order_by(col<&Note::place>));
#endif
};

void run(session<sqlite::engine>& s) { (void)s.scalars(select<Item>()); }
