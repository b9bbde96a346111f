// A path must name members of members.
// expect: cupel[E503]
// expect: col<&User::audit.title> is no column of table users
// expect: a member of its type
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(col<&User::audit, &Post::title>);
#else
constexpr auto q = select(col<&User::audit, &timestamps::created_at>);
#endif

constexpr auto text = sql<sqlite>(q);
