// Text: std::string in models, std::string_view and literals when binding.
#pragma once

#include <cupel/types/codec.hpp>

#include <string>
#include <string_view>

namespace cupel {

template <>
struct codec<std::string> {
    using stored_as = std::string_view;
    static constexpr sql_type type = detail::stored_kind<std::string_view>::type;
    static constexpr std::string_view encode(std::string_view value) noexcept { return value; }
    static std::string decode(std::string_view value) { return std::string(value); }
};

// Bound only: a row cannot hold a view of a text that the next row replaces.
template <>
struct codec<std::string_view> {
    using stored_as = std::string_view;
    static constexpr sql_type type = detail::stored_kind<std::string_view>::type;
    static constexpr std::string_view encode(std::string_view value) noexcept { return value; }
};

}  // namespace cupel
