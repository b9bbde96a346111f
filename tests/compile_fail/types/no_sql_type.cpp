// A struct that no codec makes SQL.
// expect: cupel[E010]
// expect: column users.id (User::id) is of type bigint
// expect: `=` cannot take a value of type user_id
#include "../models.hpp"

using namespace cupel;

struct user_id {
    std::int64_t value{};
};

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(col<&User::id> == user_id{7});
#else
constexpr auto q = select<User>().where(col<&User::id> == user_id{7}.value);
#endif

constexpr auto text = sql<sqlite>(q);
