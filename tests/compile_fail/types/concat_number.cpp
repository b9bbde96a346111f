// SQL makes no text of a number by itself.
// expect: cupel[E016]
// expect: column users.age (User::age) of type integer
// expect: of func::concat(text, text)
// expect: cast<...>(...)
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select(func::concat(col<&User::username>, col<&User::age>).as<"name">());
#else
constexpr auto q = select(func::concat(col<&User::username>, cast<std::string>(col<&User::age>)).as<"name">());
#endif

constexpr auto text = sql<sqlite>(q);
