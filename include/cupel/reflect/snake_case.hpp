// The names of types as SQL's own names look.
#pragma once

#include <cupel/reflect/member.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace cupel::detail {

constexpr bool is_capital(char c) noexcept { return c >= 'A' && c <= 'Z'; }

// Before a capital that follows a small letter or a digit, and before the last capital of several: HTTP_Server.
constexpr bool word_begins(std::string_view name, std::size_t i) noexcept {
    if (i == 0 || !is_capital(name[i]) || name[i - 1] == '_') return false;
    return !is_capital(name[i - 1]) || (i + 1 < name.size() && name[i + 1] >= 'a' && name[i + 1] <= 'z');
}

// "UserRole" -> "user_role", "HTTPServer" -> "http_server"
template <class T>
consteval auto snake_case() {
    std::array<char, 2 * type_name<T>.size() + 1> text{};
    std::size_t size = 0;
    for (std::size_t i = 0; i < type_name<T>.size(); ++i) {
        const char c = type_name<T>[i];
        if (word_begins(type_name<T>, i)) text[size++] = '_';
        text[size++] = is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

template <class T>
inline constexpr auto snake_case_of = snake_case<T>();

}  // namespace cupel::detail
