// A column of one model asked of an alias of another.
// expect: cupel[E008]
// expect: column users.email (User::email)
// expect: is no column of alias manager, which stands for table employees; write manager[col<&Employee::member>]
#include "../models.hpp"

using namespace cupel;

constexpr auto manager = alias<Employee, "manager">;

#ifdef MUST_FAIL
constexpr auto q =
    select(manager[col<&User::email>].as<"boss">()).from(manager).where(manager[col<&Employee::id>] == 1);
#else
constexpr auto q =
    select(manager[col<&Employee::name>].as<"boss">()).from(manager).where(manager[col<&Employee::id>] == 1);
#endif

constexpr auto text = sql<sqlite>(q);
