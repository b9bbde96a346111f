// A bit for each table, by which sessions know what a statement reads.
#pragma once

#include <cupel/schema/table.hpp>

#include <cstddef>
#include <cstdint>

namespace cupel::detail {

inline constexpr std::uint64_t all_tables = ~std::uint64_t{0};

// Two tables may share a bit. What a view reads is not known.
constexpr std::uint64_t table_bits(const table_info& table) noexcept {
    const std::size_t size = table.name.size();
    if (table.view || size == 0) return all_tables;
    // A name means the same table in small letters and in capitals.
    const auto letter = [&](std::size_t at) { return static_cast<unsigned char>(table.name[at]) | 0x20U; };
    return std::uint64_t{1} << ((letter(0) * 31 + letter(size - 1) * 7 + letter(size / 2) + size) % 64);
}

}  // namespace cupel::detail
