// ~ is not NOT.
// expect: cupel[E013]
// expect: column users.is_active (User::is_active) is of type boolean; `~` works on the bits of integers only
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().where(~col<&User::is_active>);
#else
constexpr auto q = select<User>().where(!col<&User::is_active>);
#endif

constexpr auto text = sql<sqlite>(q);
