// The elements of an array that lasts as long as the program.
#pragma once

#include <array>
#include <cstddef>

namespace cupel {

// As much of std::span as tables need. std::span asks its pointer type a dozen concepts, anew for each type of element and
// in each source.
template <class T>
class array_view {
public:
    constexpr array_view() noexcept = default;
    template <std::size_t Size>
    constexpr array_view(const std::array<T, Size>& values) noexcept : data_(values.data()), size_(Size) {}

    constexpr const T* data() const noexcept { return data_; }
    constexpr std::size_t size() const noexcept { return size_; }
    constexpr bool empty() const noexcept { return size_ == 0; }
    constexpr const T* begin() const noexcept { return data_; }
    constexpr const T* end() const noexcept { return data_ + size_; }
    // Requires at < size().
    constexpr const T& operator[](std::size_t at) const noexcept { return data_[at]; }

private:
    const T* data_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace cupel
