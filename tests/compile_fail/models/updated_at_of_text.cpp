// What a clock gives is no text.
// expect: cupel[E581]: updated_at of column account.changed (Account::changed)
// expect: make the member a cupel::timestamp
#include <cupel/cupel.hpp>
#include <cupel/schema/moment.hpp>

#include <string>

struct Account {
    std::int64_t id{};
#ifdef MUST_FAIL
    std::string changed{};
#else
    cupel::timestamptz changed{};
#endif
};

template <>
struct cupel::mapping<Account> {
    static constexpr auto table = cupel::table<"account">(updated_at<&Account::changed>);
};

constexpr auto written = cupel::sql<cupel::sqlite>(cupel::create_table<Account>);
