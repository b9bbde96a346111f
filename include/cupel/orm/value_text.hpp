// A value of a column as text that loses nothing.
#pragma once

#include <cupel/engine/table_cell.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace cupel::detail {

// Empty for NULL, and for a deferred value that was not read.
template <class Value>
std::optional<std::string> value_text(const Value& value) {
    if constexpr (requires { value.is_loaded(), value.unchecked(); }) {
        if (!value.is_loaded()) return {};
        return value_text(value.unchecked());
    } else if constexpr (is_optional<Value>) {
        if (!value.has_value()) return {};
        return value_text(*value);
    } else if constexpr (sql_type_of<Value>.array) {
        return cell_text(value);
    } else {
        using stored = typename codec<Value>::stored_as;
        const auto encoded = codec<Value>::encode(value);
        if constexpr (std::same_as<stored, std::string_view>) return std::string(std::string_view(encoded));
        else if constexpr (std::same_as<stored, json_text>) return std::string(json_text(encoded).text);
        else return cell_text(value);
    }
}

}  // namespace cupel::detail
