// Two threads on one connection are refused, not served by turns.
#pragma once

#include <cupel/core/config.hpp>
#include <cupel/core/error.hpp>

#include <atomic>

namespace cupel::detail {

// Marks a connection as at work, for a scope. Throws programming_error if it is already.
class one_at_a_time {
public:
    explicit one_at_a_time(std::atomic<bool>& at_work) : at_work_(at_work) {
        if (take(at_work)) refuse();
    }
    // With `reading`, which says that another thread reads rows: also then.
    one_at_a_time(std::atomic<bool>& at_work, const std::atomic<bool>& reading) : one_at_a_time(at_work) {
        if (!reading.load(std::memory_order_acquire)) return;
        at_work.store(false, std::memory_order_release);
        refuse();
    }
    one_at_a_time(const one_at_a_time&) = delete;
    one_at_a_time& operator=(const one_at_a_time&) = delete;
    ~one_at_a_time() { at_work_.store(false, std::memory_order_release); }

    [[noreturn, gnu::cold, gnu::noinline]] static void refuse() {
        throw programming_error(
            error_code::programming,
            "two threads use one connection at once; give each its own by connect(), or execute on the engine");
    }

private:
    // What it was before. A process of one thread pays for no locked instruction.
    static bool take(std::atomic<bool>& at_work) noexcept {
        if (!CUPEL_SINGLE_THREADED) return at_work.exchange(true, std::memory_order_acquire);
        const bool before = at_work.load(std::memory_order_relaxed);
        at_work.store(true, std::memory_order_relaxed);
        return before;
    }

    std::atomic<bool>& at_work_;
};

}  // namespace cupel::detail
