// Values as people read them, in one line.
#pragma once

#include <cupel/types/array.hpp>
#include <cupel/types/chrono.hpp>
#include <cupel/types/decimal.hpp>
#include <cupel/types/enumeration.hpp>
#include <cupel/types/interval_text.hpp>
#include <cupel/types/json_text.hpp>
#include <cupel/types/time_text.hpp>
#include <cupel/types/utf8.hpp>
#include <cupel/types/uuid_bytes.hpp>

#include <charconv>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cupel::detail {

inline void add_hexadecimal(std::string& text, unsigned byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    text += digits[byte >> 4 & 15U];
    text += digits[byte & 15U];
}

// What would leave the line, steer a terminal, or is no UTF-8 is spelled: \n, \x1b.
inline std::string printable(std::string_view text) {
    std::string line;
    while (!text.empty()) {
        const std::size_t size = utf8_character(text);
        const auto first = static_cast<unsigned char>(text.front());
        const bool control =
            first < 0x20 || first == 0x7f || (first == 0xc2 && size == 2 && static_cast<unsigned char>(text[1]) < 0xa0);
        const std::size_t taken = size == 0 ? 1 : size;
        if (first == '\n') line += "\\n";
        else if (first == '\t') line += "\\t";
        else if (size != 0 && !control) line += text.substr(0, taken);
        else
            for (char c : text.substr(0, taken)) line += "\\x", add_hexadecimal(line, static_cast<unsigned char>(c));
        text.remove_prefix(taken);
    }
    return line;
}

// Characters of UTF-8.
inline std::size_t width_of(std::string_view text) noexcept {
    std::size_t width = 0;
    for (char c : text) width += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    return width;
}

template <class Number>
std::string number_text(Number value) {
    char text[40];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

inline std::string carried_text(bool value) { return value ? "true" : "false"; }
inline std::string carried_text(std::int64_t value) { return number_text(value); }
inline std::string carried_text(double value) { return number_text(value); }
inline std::string carried_text(std::string_view value) { return printable(value); }
inline std::string carried_text(json_text value) { return printable(value.text); }
inline std::string carried_text(enum_label value) { return std::string(value.text); }
inline std::string carried_text(numeric_text value) { return std::string(value.text); }
inline std::string carried_text(const uuid_bytes& value) {
    const auto text = uuid_text(value);
    return {text.data(), text.size()};
}
inline std::string carried_text(const interval& value) { return interval_text(value); }
inline std::string carried_text(timestamp value) { return std::string(timestamp_text(value).view()); }
inline std::string carried_text(timestamptz value) { return std::string(timestamptz_text(value).view()); }
inline std::string carried_text(std::chrono::sys_days value) { return std::string(date_text(value).view()); }
inline std::string carried_text(std::span<const std::byte> value) {
    std::string text = "\\x";
    for (std::byte byte : value) add_hexadecimal(text, std::to_integer<unsigned>(byte));
    return text;
}

template <class T>
std::string cell_text(const T& value);

template <array_element T>
std::string carried_text(const std::vector<T>& values) {
    std::string text;
    for (const auto& value : values) {
        text += text.empty() ? "{" : ", ";
        if constexpr (!is_optional<T>) text += cell_text<T>(value);
        else text += value ? cell_text(*value) : "NULL";
    }
    return text.empty() ? "{}" : text + '}';
}

// What has no text, as a year beyond 9999, is shown as the reason.
template <class T>
std::string cell_text(const T& value) {
    try {
        if constexpr (std::same_as<T, float>) return number_text(value);
        else if constexpr (sql_type_of<T>.array) return carried_text(codec<T>::encode(value));
        else return carried_text(typename codec<T>::stored_as(codec<T>::encode(value)));
    } catch (const data_error& failure) {
        return '(' + printable(failure.message()) + ')';
    }
}

template <class T>
inline constexpr bool is_number =
    std::same_as<typename codec<T>::stored_as, std::int64_t> || std::same_as<typename codec<T>::stored_as, double> ||
    std::same_as<typename codec<T>::stored_as, numeric_text>;

}  // namespace cupel::detail
