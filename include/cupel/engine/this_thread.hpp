// Which thread it is, without the <thread> that compiles slowly.
#pragma once

namespace cupel::detail {

// Another address in each thread that lives; the same in all libraries of a program.
[[gnu::visibility("default")]] inline const void* this_thread() noexcept {
    static thread_local const char here = 0;
    return &here;
}

}  // namespace cupel::detail
