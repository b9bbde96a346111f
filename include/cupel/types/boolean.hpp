// bool: BOOLEAN on both databases; SQLite keeps it as 1 and 0.
#pragma once

#include <cupel/types/codec.hpp>

namespace cupel {

template <>
struct codec<bool> {
    using stored_as = bool;
    static constexpr sql_type type = detail::stored_kind<bool>::type;
    static constexpr bool encode(bool value) noexcept { return value; }
    static constexpr bool decode(bool value) noexcept { return value; }
};

}  // namespace cupel
