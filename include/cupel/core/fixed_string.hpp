// A string that can be a template argument.
#pragma once

#include <cstddef>
#include <string_view>

namespace cupel {

template <std::size_t Size>
struct fixed_string {
    char characters[Size]{};

    constexpr fixed_string() noexcept = default;

    constexpr fixed_string(const char (&text)[Size]) noexcept {
        for (std::size_t i = 0; i < Size; ++i) characters[i] = text[i];
    }

    constexpr const char* data() const noexcept { return characters; }
    constexpr std::size_t size() const noexcept { return Size - 1; }
    constexpr std::string_view view() const noexcept { return {characters, Size - 1}; }
};

}  // namespace cupel
