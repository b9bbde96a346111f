// Enums, stored by the enumerator's name, or by number where enum_storage says so.
#pragma once

#include <cupel/types/codec.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

enum class enum_as { name, number };

// Specialise to store an enum by its number:
//     template <> inline constexpr auto cupel::enum_storage<priority> = cupel::enum_as::number;
template <class Enum>
inline constexpr enum_as enum_storage = enum_as::name;

// Enumerators are looked for from 0 to this value; specialise for enums that reach higher.
template <class Enum>
inline constexpr int enum_last = 63;

namespace detail {

template <class Enum, Enum... Values>
constexpr signature spelled_values() noexcept {
    return {__PRETTY_FUNCTION__};
}

// The n-th name, empty where no enumerator has that value: compilers spell such a value as a cast, "(role)7".
template <class Enum, int... Numbers>
consteval auto enumerator_names(std::integer_sequence<int, Numbers...>) {
    std::array<std::string_view, sizeof...(Numbers)> names{};
    std::string_view text = spelled_values<Enum, static_cast<Enum>(Numbers)...>().text;
    text = text.substr(text.find("Values = "));
    text.remove_prefix(text.find_first_of("{<") + 1);
    for (auto& name : names) {
        const std::string_view one = text.substr(0, text.find_first_of(",}>"));
        if (one.find('(') == std::string_view::npos) name = unqualified(one);
        text.remove_prefix(one.size() + 1);
        if (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    }
    return names;
}

template <class Enum>
inline constexpr auto enum_names = enumerator_names<Enum>(std::make_integer_sequence<int, enum_last<Enum> + 1>());

template <class Enum>
struct enum_codec_by_name {
    using stored_as = std::string_view;

    static constexpr std::string_view encode(Enum value) {
        const auto number = static_cast<std::underlying_type_t<Enum>>(value);
        if (std::in_range<std::size_t>(number)) {
            const auto index = static_cast<std::size_t>(number);
            if (index < enum_names<Enum>.size() && !enum_names<Enum>[index].empty()) return enum_names<Enum>[index];
        }
        throw data_error("the value " + std::to_string(number) + " of " + std::string(type_name<Enum>) +
                         " has no enumerator");
    }

    static constexpr Enum decode(std::string_view name) {
        if (!name.empty())
            for (std::size_t i = 0; i < enum_names<Enum>.size(); ++i)
                if (enum_names<Enum>[i] == name) return static_cast<Enum>(i);
        throw data_error("'" + std::string(name) + "' is no enumerator of " + std::string(type_name<Enum>));
    }
};

template <class Enum>
struct enum_codec_by_number {
    using number = std::underlying_type_t<Enum>;
    using stored_as = std::int64_t;
    static constexpr std::int64_t encode(Enum value) { return codec<number>::encode(static_cast<number>(value)); }
    static constexpr Enum decode(std::int64_t value) { return static_cast<Enum>(codec<number>::decode(value)); }
};

}  // namespace detail

template <class Enum>
    requires std::is_enum_v<Enum>
struct codec<Enum> : std::conditional_t<enum_storage<Enum> == enum_as::name, detail::enum_codec_by_name<Enum>,
                                        detail::enum_codec_by_number<Enum>> {};

}  // namespace cupel
