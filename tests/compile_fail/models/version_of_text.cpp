// A version counts.
// expect: cupel[E561]: version_id of column account.version (Account::version)
// expect: make the member an integer
#include <cupel/cupel.hpp>
#include <cupel/schema/version.hpp>

#include <string>

struct Account {
    std::int64_t id{};
#ifdef MUST_FAIL
    std::string version{};
#else
    std::int64_t version{};
#endif
};

template <>
struct cupel::mapping<Account> {
    static constexpr auto table = cupel::table<"account">(version_id<&Account::version>);
};

constexpr auto written = cupel::sql<cupel::sqlite>(cupel::create_table<Account>);
