// The system clock is finer than a timestamp.
// expect: cupel[E010]
// expect: column users.created_at (User::audit.created_at) is of type timestamp
// expect: round it first: std::chrono::floor<std::chrono::microseconds>(value)
#include "../models.hpp"

#include <chrono>

using namespace cupel;

#ifdef MUST_FAIL
inline auto early() {
    return select<User>().where(col<&User::audit, &timestamps::created_at> < std::chrono::system_clock::now());
}
#else
inline auto early() {
    return select<User>().where(col<&User::audit, &timestamps::created_at> <
                                std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()));
}
#endif

inline const auto text = sql<sqlite>(early());
