// A range of another type.
// expect: cupel[E010]
// expect: column users.id (User::id) is of type bigint
// expect: `IN` cannot take a value of type text
#include "../models.hpp"

#include <vector>

using namespace cupel;

#ifdef MUST_FAIL
auto find(const std::vector<std::string>& ids) { return select<User>().where(col<&User::id>.in(ids)); }
#else
auto find(const std::vector<std::int64_t>& ids) { return select<User>().where(col<&User::id>.in(ids)); }
#endif

auto text = sql<sqlite>(find({}));
