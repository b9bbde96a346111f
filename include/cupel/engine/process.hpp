// What is inherited by fork() belongs to another process.
#pragma once

#include <cupel/core/error.hpp>

#include <pthread.h>

#include <atomic>

namespace cupel::detail {

inline std::atomic<unsigned> forks{0};

// A number that a child of this process does not have. Counting begins with the first call.
inline unsigned this_process() noexcept {
    [[maybe_unused]] static const int counts = pthread_atfork(nullptr, nullptr, [] { forks.fetch_add(1); });
    return forks.load(std::memory_order_relaxed);
}

// Remembers the process that made it.
class process_mark {
public:
    bool is_inherited() const noexcept { return made_in_ != forks.load(std::memory_order_relaxed); }
    // Throws programming_error in a child of the process.
    void require_own() const {
        if (is_inherited()) refuse();
    }

    [[noreturn, gnu::cold, gnu::noinline]] static void refuse() {
        throw programming_error(error_code::programming,
                                "the connection was opened before fork() and is the parent's; take one from the engine "
                                "after fork()");
    }

private:
    unsigned made_in_ = this_process();
};

}  // namespace cupel::detail
