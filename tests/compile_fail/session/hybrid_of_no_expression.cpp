// A hybrid whose function makes no expression of columns.
// expect: cupel[E598]: the function of a hybrid<User> makes a value of type
// expect: hybrid<User>(function of an object, function of columns)
#include "../models.hpp"

#include <cupel/sql/hybrid.hpp>

using namespace cupel;

constexpr auto name = hybrid<User>([](const User& user) { return user.username.size(); },
                                   [](const auto& user) {
#ifdef MUST_FAIL
                                       (void)user;
                                       return 3;
#else
                                       return func::length(user[col<&User::username>]);
#endif
                                   });
