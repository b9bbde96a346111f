// SQLite has neither ANY nor ALL.
// expect: cupel[E082]
// expect: column users.age (User::age) stands before = ANY, which sqlite does not have; write .in(range)
#include "../models.hpp"

#include <vector>

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select<User>().where(col<&User::age> == any_(std::vector<std::int32_t>{1, 2}));
#else
const auto q = select<User>().where(col<&User::age>.in(std::vector<std::int32_t>{1, 2}));
#endif

const auto text = sql<sqlite>(q);
