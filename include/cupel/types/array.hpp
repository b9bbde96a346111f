// Arrays: a std::vector of anything that is stored as one value. std::vector<std::byte> is a blob.
#pragma once

#include <cupel/types/codec.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace cupel {

// A carried type, by name only: encode gives a std::vector<T>, decode takes one. T may be a std::optional.
template <class T>
struct array_of {};

namespace detail {

template <class T>
inline constexpr bool is_array_of = false;
template <class T>
inline constexpr bool is_array_of<array_of<T>> = true;

// PostgreSQL's arrays of arrays are rectangles, which vectors of vectors are not.
template <class T>
concept array_element =
    storable<T> && !std::same_as<T, std::byte> && !is_array_of<typename codec<without_optional<T>>::stored_as>;

template <class T>
inline constexpr auto array_type_name = [] {
    constexpr std::string_view element = sql_type_of<T>.name;
    std::array<char, element.size() + 2> name{};
    for (std::size_t i = 0; i < element.size(); ++i) name[i] = element[i];
    name[element.size()] = '[';
    name[element.size() + 1] = ']';
    return name;
}();

template <class T>
struct stored_kind<array_of<T>> {
    static constexpr sql_type type = [] {
        sql_type array = sql_type_of<T>;
        array.array = true;
        array.name = {array_type_name<T>.data(), array_type_name<T>.size()};
        return array;
    }();
};

}  // namespace detail

template <detail::array_element T>
struct codec<std::vector<T>> {
    using stored_as = array_of<T>;
    static constexpr sql_type type = detail::stored_kind<stored_as>::type;
    static const std::vector<T>& encode(const std::vector<T>& values) noexcept { return values; }
    static std::vector<T> decode(std::vector<T> values) noexcept { return values; }
};

}  // namespace cupel
