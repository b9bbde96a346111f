// An optional beside `==`, which is never true of NULL.
// expect: cupel[E133]
// expect: is given a value that may be NULL
// expect: is_not_distinct_from(param<
#include "../models.hpp"

using namespace cupel;

constexpr auto equal = select<User>().where(col<&User::bio> == param<"bio">);
constexpr auto same = select<User>().where(col<&User::bio>.is_not_distinct_from(param<"bio">));

#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(equal.bind(param<"bio"> = std::optional<std::string_view>()));
#else
constexpr auto text = sql<sqlite>(same.bind(param<"bio"> = std::optional<std::string_view>()));
#endif
