// Text is UTF-8. Databases that do not look are looked after here.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/types/word.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace cupel::detail {

// The length of the character that begins `rest`; 0 if there is none: a stray or missing continuation, a longer spelling than
// needed, half of a surrogate pair, or more than U+10FFFF.
constexpr std::size_t utf8_character(std::string_view rest) noexcept {
    const auto byte = [&](std::size_t i) { return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U; };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0), second = byte(1);
    if (first < 0x80) return 1;
    if (first < 0xC2 || first > 0xF4 || !follows(1)) return 0;
    if (first < 0xE0) return 2;
    if (first < 0xF0)
        return (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || !follows(2) ? 0 : 3;
    return (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F) || !follows(2) || !follows(3) ? 0 : 4;
}

// The first byte that is not UTF-8; the size if there is none.
inline std::size_t find_invalid_utf8(std::string_view text) noexcept {
    std::size_t at = 0;
    while (at < text.size()) {
        if (text.size() - at >= 8 && is_ascii(text.substr(at, 8))) {
            at += 8;
            continue;
        }
        const std::size_t length = utf8_character(text.substr(at));
        if (length == 0) break;
        at += length;
    }
    return at;
}

[[gnu::cold, gnu::noinline]] inline void require_more_than_ascii(std::string_view text) {
    const std::size_t at = find_invalid_utf8(text);
    if (at != text.size())
        throw data_error("the text is not UTF-8: byte " + std::to_string(at) + " of " + std::to_string(text.size()));
}

[[gnu::noinline]] inline void require_long_utf8(std::string_view text) {
    if (!is_ascii(text)) require_more_than_ascii(text);
}

// Throws data_error. A call, so that a statement that binds text is not longer by it.
[[gnu::noinline]] inline void require_utf8(std::string_view text) {
    if (text.size() > 32) require_long_utf8(text);
    else if (!is_ascii(text)) require_more_than_ascii(text);
}

}  // namespace cupel::detail
