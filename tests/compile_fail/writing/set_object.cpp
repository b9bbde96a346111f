// UPDATE takes columns, not objects.
// expect: cupel[E055]
// expect: .set(...) of table users was given User
// expect: which is no assignment; write col<&User::username> = value
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
