// How UUIDs are carried. <cupel/types/uuid.hpp> has a class for them.
#pragma once

#include <cupel/types/codec.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cupel {

// A carried type: the sixteen bytes in the order of the text.
struct uuid_bytes {
    std::array<std::uint8_t, 16> bytes{};
};

namespace detail {

template <>
struct stored_kind<uuid_bytes> {
    static constexpr sql_type type{.kind = type_kind::uuid, .name = "uuid"};
};

// "6ba7b810-9dad-11d1-80b4-00c04fd430c8": text in small letters sorts as the bytes do.
constexpr std::array<char, 36> uuid_text(const uuid_bytes& value) noexcept {
    constexpr std::string_view hex = "0123456789abcdef";
    std::array<char, 36> text{};
    std::size_t at = 0;
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text[at++] = '-';
        text[at++] = hex[value.bytes[i] >> 4];
        text[at++] = hex[value.bytes[i] & 15];
    }
    return text;
}

// -1 if it is none
constexpr int hex_value(char c) noexcept {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

constexpr uuid_bytes uuid_from_text(std::string_view text) {
    uuid_bytes value;
    std::size_t at = 0;
    bool ok = text.size() == 36;
    for (std::size_t i = 0; ok && i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) ok = text[at++] == '-';
        const int high = hex_value(text[at]), low = hex_value(text[at + 1]);
        ok = ok && high >= 0 && low >= 0;
        value.bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
        at += 2;
    }
    if (!ok) throw data_error("'" + std::string(text.substr(0, 50)) + "' is no UUID");
    return value;
}

}  // namespace detail
}  // namespace cupel
