// A negative OFFSET that is a constant.
// expect: cupel[E041]
// expect: must not be negative; pass 0 or more
// expect-gcc: entity_item<User
// names-no-table-clang: the message of a refused call can be a literal only; the line of the call follows it
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().limit(10).offset(-20);
#else
constexpr auto q = select<User>().limit(10).offset(20);
#endif

constexpr auto text = sql<sqlite>(q);
