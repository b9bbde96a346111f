#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

struct code_point {
    char32_t value{};
    std::size_t size{};
};

// The first code point of a non-empty text; nothing where its bytes are not UTF-8.
std::optional<code_point> decode_utf8(std::string_view text);

bool is_utf8(std::string_view text);

// How many terminal cells the text takes; the text must be UTF-8.
std::size_t display_width(std::string_view text);

// The text with every control character shown as '?': nothing in it can steer a terminal.
std::string printable(std::string_view text);

// A stranger's text for an error message: printable, in quotes, and shortened.
std::string quote(std::string_view text);
