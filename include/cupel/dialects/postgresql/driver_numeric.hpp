// PostgreSQL's binary form of a numeric: digits to the base 10000.
#pragma once

#include <cupel/dialects/postgresql/driver_wire.hpp>
#include <cupel/types/decimal.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cupel::detail {

inline constexpr std::size_t most_whole_digits = 131072;
inline constexpr std::size_t most_fraction_digits = 16383;

struct numeric_header {
    static constexpr std::size_t size = 8;
    static constexpr std::uint16_t negative = 0x4000;

    std::uint16_t groups;
    std::int16_t weight;  // of the first group: its power of 10000
    std::uint16_t sign;
    std::uint16_t scale;
};

inline void append_group(std::string& bytes, std::int16_t value) {
    char two[2];
    write_wire(two, value);
    bytes.append(two, sizeof two);
}

// Four digits of `text` from `begin` on, which may reach over either end.
inline std::int16_t group_at(std::string_view text, std::ptrdiff_t begin) noexcept {
    int value = 0;
    for (std::ptrdiff_t i = begin; i < begin + 4; ++i)
        value = value * 10 +
                (i < 0 || i >= static_cast<std::ptrdiff_t>(text.size()) ? 0 : text[static_cast<std::size_t>(i)] - '0');
    return static_cast<std::int16_t>(value);
}

inline std::string numeric_to_wire(numeric_text value) {
    const decimal_parts parts = split_decimal(value.text);
    if (!parts.valid) throw_no_decimal(value.text);
    if (parts.whole.size() > most_whole_digits || parts.scale > most_fraction_digits)
        throw data_error("a numeric of PostgreSQL has at most 131072 digits in front of the point and 16383 behind it");
    std::string groups;
    int weight = static_cast<int>((parts.whole.size() + 3) / 4) - 1;
    for (std::ptrdiff_t left = (weight + 1) * 4; left > 0; left -= 4)
        append_group(groups, group_at(parts.whole, static_cast<std::ptrdiff_t>(parts.whole.size()) - left));
    for (std::size_t at = 0; at < parts.fraction.size(); at += 4) {
        const std::int16_t group = group_at(parts.fraction, static_cast<std::ptrdiff_t>(at));
        if (group == 0 && groups.empty()) --weight;
        else append_group(groups, group);
    }
    std::string bytes;
    append_group(bytes, static_cast<std::int16_t>(groups.size() / 2));
    append_group(bytes, static_cast<std::int16_t>(groups.empty() ? 0 : weight));
    append_group(bytes, static_cast<std::int16_t>(parts.negative ? numeric_header::negative : 0));
    append_group(bytes, static_cast<std::int16_t>(parts.scale));
    return bytes + groups;
}

// The text lives as long as this.
struct numeric_from_wire {
    std::string text;
    operator numeric_text() const noexcept { return {text}; }

    explicit numeric_from_wire(const char* bytes) {
        const numeric_header header{static_cast<std::uint16_t>(read_wire<std::int16_t>(bytes)),
                                    read_wire<std::int16_t>(bytes + 2),
                                    static_cast<std::uint16_t>(read_wire<std::int16_t>(bytes + 4)),
                                    static_cast<std::uint16_t>(read_wire<std::int16_t>(bytes + 6))};
        if (header.sign != 0 && header.sign != numeric_header::negative)
            throw data_error("holds NaN or infinity, which is no decimal");
        // The digits of the group with the weight -1 - i stand behind the point.
        const auto group = [&](int weight) {
            const int at = header.weight - weight;
            return at < 0 || at >= header.groups ? 0
                                                 : int{read_wire<std::int16_t>(bytes + numeric_header::size + 2 * at)};
        };
        if (header.sign != 0) text += '-';
        if (header.weight < 0) text += '0';
        else text += std::to_string(group(header.weight));
        for (int weight = header.weight - 1; weight >= 0; --weight) append(group(weight), 4);
        if (header.scale == 0) return;
        text += '.';
        int weight = -1;
        for (int left = header.scale; left > 0; left -= 4) append(group(weight--), left < 4 ? left : 4);
    }

private:
    void append(int group, int count) {
        for (int power = 1000; count > 0; --count, power /= 10) text += static_cast<char>('0' + group / power % 10);
    }
};

}  // namespace cupel::detail
