// UPDATE takes columns, not objects.
// expect: cupel[E055]
// expect: .set(...) of table users takes assignments such as col<&User::member> = value
// expect: but was given User
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
auto save(const User& user) {
    return update<User>().set(user).where(col<&User::id> == user.id);
}
#else
auto save(const User& user) {
    return update<User>().set(col<&User::username> = user.username).where(col<&User::id> == user.id);
}
#endif

auto text = sql<sqlite>(save({}));
