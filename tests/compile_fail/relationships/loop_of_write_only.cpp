// A loop through a collection that is never loaded.
// expect: cupel[E568]: a write_only collection of Event is read by a loop, but is never loaded; select its rows: s.scalars(select<&Owner::member>(handle))
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

void run(session<sqlite::engine>& s) {
    const auto account = s.get_one<Account>(1);
#ifdef MUST_FAIL
    for (const auto& each : account->events) (void)each->kind;
#else
    for (const auto& each : s.scalars(select<&Account::events>(account))) (void)each->kind;
#endif
}
