// The rows of a range are as long as the row that is looked for.
// expect: cupel[E081]
// expect: a row of 2 with column users.id (User::id) stands left of IN and a row of 3 right of it
#include "../models.hpp"

#include <tuple>
#include <vector>

using namespace cupel;

#ifdef MUST_FAIL
const auto q = select<User>().where(
    row_(col<&User::id>, col<&User::username>).in(std::vector<std::tuple<int, std::string, int>>{}));
#else
const auto q =
    select<User>().where(row_(col<&User::id>, col<&User::username>).in(std::vector<std::tuple<int, std::string>>{}));
#endif

const auto text = sql<sqlite>(q);
