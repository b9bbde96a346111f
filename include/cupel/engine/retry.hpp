// A unit of work that is run again when the database could not do it beside others.
#pragma once

#include <cupel/core/error.hpp>

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace cupel {

// The pause before the second attempt; it doubles with each further one up to the longest, and varies by half.
struct retry_options {
    std::chrono::milliseconds first_pause{10};
    std::chrono::milliseconds longest_pause{1000};
};

namespace detail {

inline void pause_before_retry(int attempt, const retry_options& options) {
    auto pause = options.first_pause;
    for (int i = 1; i < attempt && pause < options.longest_pause; ++i) pause *= 2;
    if (pause > options.longest_pause) pause = options.longest_pause;
    // The clock's last digits are random enough to part two units that failed together.
    pause = pause * (50 + std::chrono::steady_clock::now().time_since_epoch().count() / 64 % 101) / 100;
    std::mutex alone;
    std::unique_lock lock(alone);
    std::condition_variable nobody_calls;
    nobody_calls.wait_for(lock, pause, [] { return false; });
}

// Calls unit() up to `attempts` times: again after a serialization failure, a deadlock, a busy database or a session's stale
// data, and after nothing else. A commit in doubt is never run again.
template <class Unit>
auto retry(int attempts, const retry_options& options, Unit&& unit) {
    for (int attempt = 1;; ++attempt) {
        try {
            return unit();
        } catch (const error& failure) {
            if (!failure.may_retry() || attempt >= attempts) throw;
        }
        pause_before_retry(attempt, options);
    }
}

}  // namespace detail
}  // namespace cupel
