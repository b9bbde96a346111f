// A hybrid that names a member of another model.
// expect: cupel[E676]: column users.age (User::age) stands in a hybrid of Post; name members of Post only
#include "../models.hpp"

#include <cupel/sql/hybrid.hpp>

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto doubled = hybrid<Post>([](const auto& p) { return p[col<&User::age>] * 2; });
#else
constexpr auto doubled = hybrid<Post>([](const auto& p) { return p[col<&Post::views>] * 2; });
#endif

constexpr auto q = select(doubled.as<"doubled">());
