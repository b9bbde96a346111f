// An optional where a flag is wanted.
// names-no-table: the flag says nothing of a table
// expect: cupel[E138]
// expect: the flag of an optional part
// expect: give it a bool
#include "../models.hpp"

#include <optional>

using namespace cupel;

const std::optional<int> least = 3;

#ifdef MUST_FAIL
const auto q = select<User>().where_if(least, col<&User::age> > least.value_or(0));
#else
const auto q = select<User>().where_if(least.has_value(), col<&User::age> > least.value_or(0));
#endif

const auto text = sql<sqlite>(q);
