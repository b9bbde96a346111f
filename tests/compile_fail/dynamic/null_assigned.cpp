// NULL for a column that is NOT NULL.
// expect: cupel[E133]
// expect: parameter name beside column users.username (User::username) of type text is given a value that may be NULL
#include "../models.hpp"

using namespace cupel;

constexpr auto renamed = update<User>().set(col<&User::username> = param<"name">).all_rows();
constexpr auto described = update<User>().set(col<&User::bio> = param<"name">).all_rows();

#ifdef MUST_FAIL
constexpr auto text = sql<sqlite>(renamed.bind(param<"name"> = std::nullopt));
#else
constexpr auto text = sql<sqlite>(described.bind(param<"name"> = std::nullopt));
#endif
