#include "dialects/allocations.hpp"

#include <cstdlib>

void* operator new(std::size_t size) {
    allocations::state& here = allocations::of_this_thread();
    ++here.made;
    if (here.made == here.fail_at) {
        here.failed = true;
        throw std::bad_alloc();
    }
    if (void* memory = std::malloc(size == 0 ? 1 : size)) {
        ++here.alive;
        return memory;
    }
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
    if (memory != nullptr) --allocations::of_this_thread().alive;
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept { operator delete(memory); }
