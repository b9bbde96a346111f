// Which row an entity is: for messages, and as a condition.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/orm/key.hpp>
#include <cupel/sql/row_value.hpp>

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace cupel::detail {

template <class Value>
std::string key_text(const Value& value) {
    if constexpr (std::integral<Value>) return std::to_string(value);
    else if constexpr (std::convertible_to<const Value&, std::string_view>)
        return "'" + std::string(std::string_view(value)) + "'";
    else if constexpr (requires { to_string(value); }) return to_string(value);
    else return "...";
}

// "row of table users (User) with id = 7"
template <class T>
std::string row_text(const key_of<T>& key) {
    const table_info& table = table_of<T>();
    std::string text = "row of table " + std::string(table.name) + " (" + std::string(table.type) + ")";
    std::string_view before = " with ";
    std::apply(
        [&](const auto&... value) {
            std::size_t place = 0;
            ((text.append(before).append(table.columns[table.primary_key.columns[place++]].name),
              text.append(" = ").append(key_text(value)), before = ", "),
             ...);
        },
        key);
    return text;
}
// "the row of table users (User) with id = 7"
template <class T>
std::string entity_text(const T& object) {
    return "the " + row_text<T>(key_maker<T>::of(object));
}

// "t"."id" IN (...), or a row value of the columns
template <class T>
auto key_in(const std::vector<key_of<T>>& keys) {
    if constexpr (key_size<T> == 1) {
        std::vector<std::tuple_element_t<0, key_of<T>>> values;
        values.reserve(keys.size());
        for (const auto& each : keys) values.push_back(std::get<0>(each));
        return numbered_column<T, key_column<T, 0>>().in(values);
    } else {
        return [&]<std::size_t... Place>(std::index_sequence<Place...>) {
            return row_(numbered_column<T, key_column<T, Place>>()...).in(keys);
        }(std::make_index_sequence<key_size<T>>());
    }
}

}  // namespace cupel::detail

namespace cupel {

// get_one() found no row of this key.
template <class T>
struct not_found_error : no_row_error {
    explicit not_found_error(const detail::key_of<T>& key) : no_row_error("there is no " + detail::row_text<T>(key)) {}
};

}  // namespace cupel
