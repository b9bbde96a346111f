// Each value of a range is compared with the one at its place.
// expect: cupel[E010]
// expect: column users.username (User::username) is of type text; `IN` cannot take a value of type integer
#include "../models.hpp"

#include <utility>
#include <vector>

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select<User>().where(row_(col<&User::id>, col<&User::username>).in(std::vector<std::pair<int, int>>{}));
#else
const auto q =
    select<User>().where(row_(col<&User::id>, col<&User::username>).in(std::vector<std::pair<int, std::string>>{}));
#endif

const auto text = sql<sqlite>(q);
