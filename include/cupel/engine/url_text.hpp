// The text of a database URL: percent escapes, and what of it may be shown.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cupel::detail {

constexpr int hex_digit(char c) noexcept {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// "a%20b" -> "a b"; nothing for a bad escape, a NUL, or a character that must be escaped.
inline std::optional<std::string> percent_decoded(std::string_view text, std::string_view forbidden = {}) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (forbidden.find(c) != std::string_view::npos) return std::nullopt;
        if (c == '%') {
            const int high = text.size() - i > 2 ? hex_digit(text[i + 1]) : -1;
            const int low = text.size() - i > 2 ? hex_digit(text[i + 2]) : -1;
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        }
        if (c == '\0') return std::nullopt;
        decoded += c;
    }
    return decoded;
}

// Everything but ASCII letters, digits and what `plain` names becomes %XX.
inline void append_percent_encoded(std::string& out, std::string_view text, std::string_view plain) {
    for (const char c : text) {
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
            plain.find(c) != std::string_view::npos) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += "0123456789ABCDEF"[byte / 16];
            out += "0123456789ABCDEF"[byte % 16];
        }
    }
}

inline constexpr std::string_view mask = "***";

// Whether an option of this name is one to hide.
inline bool names_secret(std::string_view name) {
    std::string lower(name);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    for (const std::string_view word : {"pass", "pwd", "secret", "token", "key"})
        if (lower.find(word) != std::string::npos) return true;
    return false;
}

// Text that is no URL, as far as it may be shown: nothing that may have been meant as a password, and printable ASCII only.
// Hidden is what stands between the first ':' behind the scheme and the last '@'; without an '@', all behind that ':' that is
// no port; and what follows a '?'.
inline std::string masked_text(std::string_view text) {
    constexpr std::size_t longest = 200;
    std::string shown;
    const auto show = [&](std::string_view part) {
        for (const char& c : part)
            if (c > ' ' && c <= '~') shown += c;
            else append_percent_encoded(shown, {&c, 1}, {});
    };
    const auto scheme_end = text.find("://");
    const bool has_scheme = scheme_end != std::string_view::npos && text.find_first_of(":/?#@%") == scheme_end;
    const std::size_t start = has_scheme ? scheme_end + 3 : 0;
    show(text.substr(0, start));
    std::string_view rest = text.substr(start);

    const auto colon = rest.find(':');
    const auto at = rest.rfind('@');
    if (at != std::string_view::npos && colon < at) {
        show(rest.substr(0, colon + 1));
        shown += mask;
        rest.remove_prefix(at);
    } else if (colon != std::string_view::npos) {
        const auto behind = rest.find_first_not_of("0123456789", colon + 1);
        const bool is_port =
            behind != colon + 1 && (behind == std::string_view::npos || rest[behind] == '/' || rest[behind] == '?');
        if (!is_port) {
            show(rest.substr(0, colon + 1));
            shown += mask;
            rest = {};
        }
    }
    const auto query = rest.find('?');
    show(rest.substr(0, query));
    if (query != std::string_view::npos) shown.append("?").append(mask);
    if (shown.size() > longest) shown.replace(longest, std::string::npos, "...");
    return shown;
}

}  // namespace cupel::detail
