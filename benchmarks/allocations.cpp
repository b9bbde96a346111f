// Counts what is allocated; a file of its own, so that no compiler sees new and free together.
#include <cstddef>
#include <cstdlib>
#include <new>

extern std::size_t allocations;
std::size_t allocations = 0;

void* operator new(std::size_t size) {
    ++allocations;
    if (void* memory = std::malloc(size)) return memory;
    throw std::bad_alloc{};
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
