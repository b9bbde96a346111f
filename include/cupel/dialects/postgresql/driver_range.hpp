// Ranges in PostgreSQL's binary form: flags, then the bounds that there are, each behind its size.
#pragma once

#include <cupel/dialects/postgresql/driver_read.hpp>
#include <cupel/dialects/postgresql/driver_to_wire.hpp>
#include <cupel/types/range.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace cupel::detail {

namespace range_flag {
inline constexpr char empty = 0x01, lower_included = 0x02, upper_included = 0x04, no_lower = 0x08, no_upper = 0x10;
}  // namespace range_flag

template <range_element T>
std::string range_to_wire(const range<T>& value) {
    if (value.empty) return std::string(1, range_flag::empty);
    std::string bytes(1, '\0');
    const auto bound = [&](const std::optional<T>& end, bool included, char included_flag, char none_flag) {
        if (!end) {
            bytes[0] = static_cast<char>(bytes[0] | none_flag);
            return;
        }
        if (included) bytes[0] = static_cast<char>(bytes[0] | included_flag);
        using carried = typename codec<T>::stored_as;
        char size[4];
        if constexpr (fixed_on_wire<carried>) {
            char form[16];
            const int count = to_wire(form, carried(codec<T>::encode(*end)), oid::of(sql_type_of<T>));
            write_wire(size, std::int32_t{count});
            bytes.append(size, sizeof size).append(form, static_cast<std::size_t>(count));
        } else {
            const std::string form = numeric_to_wire(codec<T>::encode(*end));
            write_wire(size, static_cast<std::int32_t>(form.size()));
            bytes.append(size, sizeof size) += form;
        }
    };
    bound(value.lower, value.lower_included, range_flag::lower_included, range_flag::no_lower);
    bound(value.upper, value.upper_included, range_flag::upper_included, range_flag::no_upper);
    return bytes;
}

template <range_element T>
struct wire_decoder<bounds_of<T>> {
    static constexpr std::string_view wanted = "a range of values of this type";
    static constexpr bool accepts(Oid type) noexcept { return type == oid::of(codec<range<T>>::type); }

    static range<T> read(wire_value value) {
        const char flags = value.bytes[0];
        if ((flags & range_flag::empty) != 0) return range<T>::nothing();
        range<T> read{std::nullopt, std::nullopt, (flags & range_flag::lower_included) != 0,
                      (flags & range_flag::upper_included) != 0, false};
        const char* at = value.bytes + 1;
        const auto bound = [&](std::optional<T>& end) {
            const auto size = read_wire<std::int32_t>(at);
            end = codec<T>::decode(wire_decoder<typename codec<T>::stored_as>::read({at + 4, size}));
            at += 4 + size;
        };
        if ((flags & range_flag::no_lower) == 0) bound(read.lower);
        if ((flags & range_flag::no_upper) == 0) bound(read.upper);
        return read;
    }
};

}  // namespace cupel::detail
