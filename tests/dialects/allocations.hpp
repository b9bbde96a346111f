// Counts what the program allocates by new, and lets one allocation of this thread fail.
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <exception>
#include <new>

namespace allocations {

struct state {
    std::size_t made = 0;
    std::ptrdiff_t alive = 0;  // of this thread: what another one frees is not counted here
    std::size_t fail_at = 0;   // counted from `made`; 0: none fails
    bool failed = false;
};

inline state& of_this_thread() noexcept {
    thread_local state one;
    return one;
}

// One allocation fails, from now until the end of the scope: the nth.
class failing {
public:
    explicit failing(std::size_t nth) noexcept {
        of_this_thread().failed = false;
        of_this_thread().fail_at = of_this_thread().made + nth;
    }
    failing(const failing&) = delete;
    failing& operator=(const failing&) = delete;
    ~failing() { of_this_thread().fail_at = 0; }
};

// Runs attempt() again and again: first its 1st allocation fails, then its 2nd, until it has no nth. After each,
// look(whether it threw) sees what was left behind. Gives the number of failures.
template <class Attempt, class Look>
std::size_t fail_each(Attempt attempt, Look look) {
    for (std::size_t nth = 1;; ++nth) {
        bool threw = false;
        {
            const failing one(nth);
            try {
                attempt();
            } catch (const std::bad_alloc&) {
                threw = true;
            } catch (const std::exception& other) {
                threw = true;
                ADD_FAILURE() << "allocation " << nth << " fails as: " << other.what();
            }
        }
        const bool reached = of_this_thread().failed;
        look(threw);
        if (!reached) {
            EXPECT_FALSE(threw);
            return nth - 1;
        }
    }
}

}  // namespace allocations
