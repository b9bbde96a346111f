// Bytes.
#pragma once

#include <cupel/types/codec.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace cupel {

using blob = std::vector<std::byte>;

template <>
struct codec<blob> {
    using stored_as = std::span<const std::byte>;
    static constexpr sql_type type = detail::stored_kind<stored_as>::type;
    static constexpr stored_as encode(const blob& value) noexcept { return {value.data(), value.size()}; }
    static blob decode(stored_as value) { return blob(value.data(), value.data() + value.size()); }
};

}  // namespace cupel
