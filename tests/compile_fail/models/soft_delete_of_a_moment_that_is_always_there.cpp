// A row that is there was deleted at no moment.
// expect: cupel[E580]: soft_delete of column account.deleted_at (Account::deleted_at)
// expect: make the member a std::optional<cupel::timestamp>
#include <cupel/cupel.hpp>
#include <cupel/schema/moment.hpp>

#include <optional>

struct Account {
    std::int64_t id{};
#ifdef MUST_FAIL
    cupel::timestamp deleted_at{};
#else
    std::optional<cupel::timestamp> deleted_at{};
#endif
};

template <>
struct cupel::mapping<Account> {
    static constexpr auto table = cupel::table<"account">(soft_delete<&Account::deleted_at>);
};

constexpr auto written = cupel::sql<cupel::sqlite>(cupel::create_table<Account>);
