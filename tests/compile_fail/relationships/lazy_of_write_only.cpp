// A manner of loading for a collection that is never loaded.
// expect: cupel[E566]: relationship Account::events of table accounts says .lazy(...), but is write_only and never loaded; leave it out, or make the member a has_many or many_to_many
#include "../models.hpp"

#include <cupel/dialects/sqlite/driver.hpp>
#include <cupel/orm/session.hpp>
#include <cupel/orm/write_only.hpp>

using namespace cupel;

struct Event {
    std::int64_t id{};
    std::string kind{};
    std::int64_t account_id{};
};
struct Account {
    std::int64_t id{};
    std::string name{};
    cupel::write_only<cupel::has_many<Event>> events{};
};

template <>
struct cupel::mapping<Event> {
    static constexpr auto table = cupel::table<"events">(foreign_key<&Event::account_id, &Account::id>);
};
template <>
struct cupel::mapping<Account> {
#ifdef MUST_FAIL
    static constexpr auto table = cupel::table<"accounts">(relationship<&Account::events>.lazy(loading::selectin));
#else
    static constexpr auto table =
        cupel::table<"accounts">(relationship<&Account::events>.where(col<&Event::kind> != ""));
#endif
};

void run(session<sqlite::engine>& s) {
    (void)s.scalars(select<&Account::events>(s.get_one<Account>(1)).order_by(col<&Event::kind>));
}
