// Two partial unique indexes of the same column.
// expect: cupel[E120]
// expect: ON CONFLICT of table places (Place) names city
// expect: .on_conflict_index<name>()
#include <cupel/cupel.hpp>

struct Place {
    std::int64_t id{};
    std::string city;
    bool open{};
};

template <>
struct cupel::mapping<Place> {
    static constexpr auto table =
        cupel::table<"places">(index<"ux_open", &Place::city>.unique().where(col<&Place::open>),
                               index<"ux_closed", &Place::city>.unique().where(!col<&Place::open>));
};

using namespace cupel;

constexpr auto one = insert_into<Place>().values(col<&Place::city> = "Ulm", col<&Place::open> = true);
#ifdef MUST_FAIL
constexpr auto q = one.on_conflict<&Place::city>().do_nothing();
#else
constexpr auto q = one.on_conflict_index<"ux_open">().do_nothing();
#endif

constexpr auto text = sql<sqlite>(q);
