#include "utf8.hpp"

#include <algorithm>
#include <array>

namespace {

struct range {
    char32_t first;
    char32_t last;
};

constexpr std::array combining{
    range{0x0300, 0x036F}, range{0x0483, 0x0489}, range{0x0591, 0x05BD}, range{0x0610, 0x061A},
    range{0x064B, 0x065F}, range{0x0E34, 0x0E3A}, range{0x1AB0, 0x1AFF}, range{0x1DC0, 0x1DFF},
    range{0x200B, 0x200F}, range{0x20D0, 0x20FF}, range{0xFE00, 0xFE0F}, range{0xFE20, 0xFE2F},
};

constexpr std::array wide{
    range{0x1100, 0x115F},   range{0x2E80, 0x303E},   range{0x3041, 0xA4CF},   range{0xAC00, 0xD7A3},
    range{0xF900, 0xFAFF},   range{0xFE30, 0xFE6F},   range{0xFF00, 0xFF60},   range{0xFFE0, 0xFFE6},
    range{0x1F300, 0x1F64F}, range{0x1F900, 0x1F9FF}, range{0x20000, 0x3FFFD},
};

bool contains(const auto& ranges, char32_t value) {
    return std::ranges::any_of(ranges, [=](range r) { return r.first <= value && value <= r.last; });
}

std::size_t cells(char32_t value) {
    if (contains(combining, value)) return 0;
    return contains(wide, value) ? 2 : 1;
}

}  // namespace

std::optional<code_point> decode_utf8(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    if (lead < 0x80) return code_point{lead, 1};

    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return std::nullopt;

    char32_t value = lead & (0x7Fu >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0u) != 0x80) return std::nullopt;
        value = (value << 6) | (byte(i) & 0x3Fu);
    }
    const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (overlong || surrogate || value > 0x10FFFF) return std::nullopt;
    return code_point{value, size};
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const auto next = decode_utf8(text);
        if (!next) return false;
        text.remove_prefix(next->size);
    }
    return true;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        const auto next = decode_utf8(text).value_or(code_point{U'?', 1});
        width += cells(next.value);
        text.remove_prefix(next.size);
    }
    return width;
}

std::string printable(std::string_view text) {
    std::string shown;
    while (!text.empty()) {
        const auto next = decode_utf8(text);
        const bool visible = next && next->value >= U' ' && (next->value < 0x7F || next->value > 0x9F);
        const auto size = next ? next->size : 1;
        shown.append(visible ? text.substr(0, size) : "?");
        text.remove_prefix(size);
    }
    return shown;
}

std::string quote(std::string_view text) {
    constexpr std::size_t longest = 60;
    if (text.size() <= longest) return "'" + printable(text) + "'";
    std::size_t size = longest;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0u) == 0x80) --size;
    return "'" + printable(text.substr(0, size)) + "...'";
}
