// A collection that is never loaded is to be loaded with a query.
// expect: cupel[E569]: selectinload<&Account::events> names a write_only collection, which is never loaded; select its rows: select<&Account::events>(handle)
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
#ifdef MUST_FAIL
    (void)s.scalars(select<Account>().options(selectinload<&Account::events>));
#else
    (void)s.scalars(select<Account>().options(selectinload<all>));
#endif
}
