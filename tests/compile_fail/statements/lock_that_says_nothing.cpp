// How to wait for what?
// expect: cupel[E127]
// expect: a lock of a SELECT from table users (User) says what to lock or how to wait, and not that it locks
// expect: add .for_update()
#include "../models.hpp"

using namespace cupel;

#ifdef MUST_FAIL
constexpr auto q = select<User>().skip_locked();
#else
constexpr auto q = select<User>().for_update().skip_locked();
#endif

constexpr auto text = sql<postgresql>(q);
