// The database computes it, whatever the session says.
// expect: cupel[E609]: flag_modified<&Bill::doubled> of an entity of table bills (Bill) names what the database sets and a session never writes; name columns that the program sets
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>

using namespace cupel;

struct Bill {
    std::int64_t id{};
    std::int64_t amount{};
    std::int64_t doubled{};
};
template <>
struct cupel::mapping<Bill> {
    static constexpr auto table = cupel::table<"bills">(computed<&Bill::doubled>(col<&Bill::amount> * 2));
};

void run([[maybe_unused]] session<sqlite::engine>& s) {
#ifdef MUST_FAIL
    s.flag_modified<&Bill::amount, &Bill::doubled>(s.get<Bill>(1));
#else
    s.flag_modified<&Bill::amount>(s.get<Bill>(1));
#endif
}
