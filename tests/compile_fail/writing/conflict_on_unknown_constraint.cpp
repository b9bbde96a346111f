// A constraint that the mapping does not name.
// expect: cupel[E120]
// expect: ON CONFLICT of table places (Place) names uq_city, which no unique<...> of its mapping has
// expect: its keys are (id) (city)
#include <cupel/cupel.hpp>

struct Place {
    std::int64_t id{};
    std::string city;
};

template <>
struct cupel::mapping<Place> {
    static constexpr auto table = cupel::table<"places">(unique<&Place::city>.name("uq_places_city"));
};

using namespace cupel;

constexpr auto one = insert_into<Place>().values(col<&Place::city> = "Ulm");
#ifdef MUST_FAIL
constexpr auto q = one.on_conflict_constraint<"uq_city">().do_nothing();
#else
constexpr auto q = one.on_conflict_constraint<"uq_places_city">().do_nothing();
#endif

constexpr auto text = sql<postgresql>(q);
