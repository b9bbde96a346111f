// PostgreSQL's binary form of values: big-endian numbers; times in microseconds and days since 2000-01-01.
#pragma once

#include <cupel/core/error.hpp>

#include <bit>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

namespace cupel::detail {

template <std::integral T>
T read_wire(const char* bytes) noexcept {
    std::make_unsigned_t<T> value;
    std::memcpy(&value, bytes, sizeof value);
    if constexpr (std::endian::native == std::endian::little) {
        if constexpr (sizeof(T) == 2) value = __builtin_bswap16(value);
        else if constexpr (sizeof(T) == 4) value = __builtin_bswap32(value);
        else if constexpr (sizeof(T) == 8) value = __builtin_bswap64(value);
    }
    return static_cast<T>(value);
}

// Big-endian is its own inverse.
template <std::integral T>
void write_wire(char* bytes, T value) noexcept {
    const T swapped = read_wire<T>(reinterpret_cast<const char*>(&value));
    std::memcpy(bytes, &swapped, sizeof swapped);
}

inline constexpr std::chrono::sys_days wire_epoch{std::chrono::year(2000) / std::chrono::January / 1};

}  // namespace cupel::detail
