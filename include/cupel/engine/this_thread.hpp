// Which thread it is, without the <thread> that compiles slowly.
#pragma once

namespace cupel::detail {

// Another address in each thread that lives.
inline const void* this_thread() noexcept {
    static thread_local const char here = 0;
    return &here;
}

}  // namespace cupel::detail
