// An argument that no database can take.
// expect: cupel[E016]
// expect: a value of type user_id
// expect: no codec makes it SQL
// names-no-table: the argument stands alone: no column is near it
#include "../models.hpp"

using namespace cupel;

struct user_id {
    std::int64_t value{};
};

#ifdef MUST_FAIL
constexpr auto q = select(func::abs(user_id{7}).as<"id">());
#else
constexpr auto q = select(func::abs(user_id{7}.value).as<"id">());
#endif

constexpr auto text = sql<sqlite>(q);
