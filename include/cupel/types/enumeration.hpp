// Enums, stored by the enumerator's name, or as enum_storage says.
#pragma once

#include <cupel/reflect/snake_case.hpp>
#include <cupel/types/integer.hpp>
#include <cupel/types/word.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

// By the enumerator's name as text, by its number, or as a type of its own: CREATE TYPE ... AS ENUM where the database has
// that, else text with a CHECK.
enum class enum_as { name, number, type };

// Specialise to store an enum in another way than by name:
//     template <> inline constexpr auto cupel::enum_storage<priority> = cupel::enum_as::number;
template <class Enum>
inline constexpr enum_as enum_storage = enum_as::name;

// Enumerators are looked for from 0 to this value; specialise for enums that reach higher.
template <class Enum>
inline constexpr int enum_last = 63;

// The name in SQL of an enum that is a type of its own.
template <class Enum>
inline constexpr std::string_view enum_type_name = detail::snake_case_of<Enum>.data();

// A carried type: the name of an enumerator, of an enum that is a type of its own.
struct enum_label {
    std::string_view text;
};

namespace detail {

template <class Enum, Enum... Values>
constexpr signature spelled_values() noexcept {
    return {__PRETTY_FUNCTION__};
}

// The length of the first template argument in `text`: it ends at a comma or bracket that is in no brackets itself.
constexpr std::size_t argument_size(std::string_view text) noexcept {
    std::size_t depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (depth == 0 && (c == ',' || c == '>' || c == '}')) return i;
        if (c == '(' || c == '<' || c == '{') ++depth;
        if (c == ')' || c == '>' || c == '}') --depth;
    }
    return text.size();
}

// The name at the end of "app::role::admin"; empty for "(role)7", which no enumerator has.
constexpr std::string_view enumerator_in(std::string_view spelled) noexcept {
    const std::string_view name = last_identifier(spelled);
    return name.empty() || (name.front() >= '0' && name.front() <= '9') ? std::string_view() : name;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"

// The n-th name, empty where no enumerator has that value: compilers spell such a value as a cast.
template <class Enum, int... Numbers>
consteval auto enumerator_names(std::integer_sequence<int, Numbers...>) {
    std::array<std::string_view, sizeof...(Numbers)> names{};
    std::string_view text = spelled_values<Enum, static_cast<Enum>(Numbers)...>().text;
    text = text.substr(text.find("Values = "));
    text.remove_prefix(text.find_first_of("{<") + 1);
    for (auto& name : names) {
        const std::size_t size = argument_size(text);
        name = enumerator_in(text.substr(0, size));
        text.remove_prefix(size + 1);
    }
    return names;
}

#pragma GCC diagnostic pop

template <class Enum, int Number>
concept enum_holds = requires { typename std::integral_constant<Enum, static_cast<Enum>(Number)>; };

// An enum without a fixed underlying type holds as many bits as its enumerators need.
template <class Enum, int Last>
consteval int last_held() {
    if constexpr (Last == 0 || enum_holds<Enum, Last>) return Last;
    else return last_held<Enum, (Last - 1) / 2>();
}

template <class Enum>
inline constexpr auto enum_names =
    enumerator_names<Enum>(std::make_integer_sequence<int, last_held<Enum, enum_last<Enum>>() + 1>());

// The number behind an enum; char and bool are no integers to codecs.
template <class Enum, class Underlying = std::underlying_type_t<Enum>>
using enum_number = std::conditional_t<plain_integer<Underlying>, Underlying,
                                       std::conditional_t<std::is_signed_v<Underlying>, std::int64_t, std::uint32_t>>;

// Names of one length, of up to eight bytes, have different keys: the first four bytes and the last four, or all of three.
constexpr std::uint64_t key_of_name(std::string_view name) noexcept {
    if (!std::is_constant_evaluated() && std::endian::native == std::endian::little && name.size() >= 4)
        return word_at<std::uint32_t>(name.data()) |
               std::uint64_t{word_at<std::uint32_t>(name.data() + name.size() - 4)} << 32;
    const auto joined = [](std::string_view bytes) {
        std::uint32_t all = 0;
        for (std::size_t i = bytes.size(); i-- != 0;) all = all << 8 | static_cast<unsigned char>(bytes[i]);
        return all;
    };
    if (name.size() < 4) return joined(name);
    return joined(name.substr(0, 4)) | std::uint64_t{joined(name.substr(name.size() - 4))} << 32;
}

template <class Enum>
inline constexpr auto enum_keys = [] {
    std::array<std::uint64_t, enum_names<Enum>.size()> keys{};
    for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = key_of_name(enum_names<Enum>[i]);
    return keys;
}();

[[gnu::noinline]] constexpr std::size_t find_long_enumerator(const std::string_view* names, std::size_t count,
                                                             std::string_view name) noexcept {
    std::size_t at = 0;
    while (at < count && names[at] != name) ++at;
    return at;
}

// The first of the names that is this one; their count if there is none. An empty one is the name of nothing. Calls of
// functions stand at the end, where they cost nothing to those who do not come there.
[[gnu::noinline]] constexpr std::size_t find_enumerator(const std::uint64_t* keys, const std::string_view* names,
                                                        std::size_t count, std::string_view name) noexcept {
    if (name.size() > 8) return find_long_enumerator(names, count, name);
    if (name.empty()) return count;
    const std::uint64_t key = key_of_name(name);
    std::size_t at = 0;
    while (at < count && (keys[at] != key || names[at].size() != name.size())) ++at;
    return at;
}

template <class Enum>
struct enum_codec_by_name {
    using stored_as = std::string_view;
    static constexpr bool encodes_as_name = true;  // a text of the program's own, not to be checked

    static constexpr std::string_view encode(Enum value) {
        const auto number = static_cast<enum_number<Enum>>(value);
        if (std::in_range<std::size_t>(number)) {
            const auto index = static_cast<std::size_t>(number);
            if (index < enum_names<Enum>.size() && !enum_names<Enum>[index].empty()) return enum_names<Enum>[index];
        }
        throw_no_enumerator(number);
    }

    static constexpr Enum decode(std::string_view name) {
        const auto& names = enum_names<Enum>;
        const std::size_t number = find_enumerator(enum_keys<Enum>.data(), names.data(), names.size(), name);
        if (number == names.size()) throw_no_name(name);
        return static_cast<Enum>(number);
    }

private:
    [[noreturn, gnu::noinline]] static void throw_no_enumerator(enum_number<Enum> number) {
        throw data_error("the value " + std::to_string(number) + " of " + std::string(type_name<Enum>) +
                         " has no enumerator");
    }
    [[noreturn, gnu::noinline]] static void throw_no_name(std::string_view name) {
        throw data_error("'" + std::string(name) + "' is no enumerator of " + std::string(type_name<Enum>));
    }
};

template <class Enum>
struct enum_codec_of_type {
    using stored_as = enum_label;
    static constexpr sql_type type{.kind = type_kind::enumeration,
                                   .name = type_name<Enum>,
                                   .domain = type_id<Enum>,
                                   .sql_name = enum_type_name<Enum>,
                                   .labels = enum_names<Enum>};
    static constexpr enum_label encode(Enum value) { return {enum_codec_by_name<Enum>::encode(value)}; }
    static constexpr Enum decode(enum_label label) { return enum_codec_by_name<Enum>::decode(label.text); }
};

template <class Enum>
struct enum_codec_by_number {
    using number = enum_number<Enum>;
    using stored_as = std::int64_t;
    static constexpr std::int64_t encode(Enum value) { return codec<number>::encode(static_cast<number>(value)); }
    static constexpr Enum decode(std::int64_t stored) {
        const auto value = static_cast<Enum>(codec<number>::decode(stored));
        if (static_cast<number>(value) != static_cast<number>(stored)) throw_out_of_range<Enum>(stored);
        return value;
    }
};

template <class Enum, enum_as As>
struct enum_codec_for : enum_codec_by_name<Enum> {};
template <class Enum>
struct enum_codec_for<Enum, enum_as::number> : enum_codec_by_number<Enum> {};
template <class Enum>
struct enum_codec_for<Enum, enum_as::type> : enum_codec_of_type<Enum> {};

}  // namespace detail

template <class Enum>
    requires std::is_enum_v<Enum>
struct codec<Enum> : detail::enum_codec_for<Enum, enum_storage<Enum>> {};

}  // namespace cupel
