// The collation of decimals, by the name and the order that SQLite's shell has it with.
#pragma once

#include <cupel/types/decimal.hpp>

#include <sqlite3.h>

#include <cstddef>
#include <string_view>

namespace cupel::detail {

inline void add_decimal_collation(sqlite3* database) noexcept {
    const auto compare = [](void*, int left_size, const void* left, int right_size, const void* right) {
        return compare_decimals({static_cast<const char*>(left), static_cast<std::size_t>(left_size)},
                                {static_cast<const char*>(right), static_cast<std::size_t>(right_size)});
    };
    // Fails for want of memory only; the statement that needs it then says what is missing.
    sqlite3_create_collation_v2(database, "decimal", SQLITE_UTF8, nullptr, compare, nullptr);
}

}  // namespace cupel::detail
