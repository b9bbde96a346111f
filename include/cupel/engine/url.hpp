// Database URLs.
#pragma once

#include <cupel/core/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace cupel {

namespace detail {

constexpr int hex_digit(char c) noexcept {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

[[noreturn]] inline void throw_bad_url(std::string_view url, std::string_view why) {
    throw programming_error(error_code::programming, "the database URL '" + std::string(url) + "' " + std::string(why));
}

// "a%20b" -> "a b". Throws programming_error for a bad escape.
inline std::string percent_decoded(std::string_view text, std::string_view url) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '?' || text[i] == '#' || text[i] == '\0')
            throw_bad_url(url, "has a query, a fragment or a NUL: options are an argument of connect(), and in a path these "
                               "characters are escaped as %3F and %23");
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        const int high = text.size() - i > 2 ? hex_digit(text[i + 1]) : -1;
        const int low = text.size() - i > 2 ? hex_digit(text[i + 2]) : -1;
        if (high < 0 || low < 0 || (high == 0 && low == 0)) throw_bad_url(url, "has a bad percent escape");
        decoded += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return decoded;
}

}  // namespace detail

// The path in a SQLite URL, empty for a database in memory.
inline std::string sqlite_path_of(std::string_view url) {
    constexpr std::string_view scheme = "sqlite://";
    if (!url.starts_with(scheme)) detail::throw_bad_url(url, "does not begin with sqlite://");
    const std::string_view rest = url.substr(scheme.size());
    if (rest.empty()) return {};
    if (rest.front() != '/' || rest.size() == 1)
        detail::throw_bad_url(url, "names no file: write sqlite:///relative.db or sqlite:////absolute.db");
    return detail::percent_decoded(rest.substr(1), url);
}

}  // namespace cupel
