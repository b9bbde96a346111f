// How JSON is carried: as text. <cupel/types/json.hpp> has documents and aggregates.
#pragma once

#include <cupel/types/codec.hpp>

#include <string>
#include <string_view>

namespace cupel {

// A carried type: a JSON document.
struct json_text {
    std::string_view text;
};

namespace detail {

// What an encode gives that writes the text first.
struct json_string {
    std::string text;
    operator json_text() const noexcept { return {text}; }
};

template <>
struct stored_kind<json_text> {
    static constexpr sql_type type{.kind = type_kind::json, .name = "json"};
};

}  // namespace detail

// A JSON document as its text, not looked into. PostgreSQL gives it back in its own spelling.
struct raw_json {
    std::string text = "null";
    bool operator==(const raw_json&) const = default;
};

template <>
struct codec<raw_json> {
    using stored_as = json_text;
    static constexpr sql_type type = detail::stored_kind<json_text>::type;
    static json_text encode(const raw_json& value) noexcept { return {value.text}; }
    static raw_json decode(json_text value) { return {std::string(value.text)}; }
};

}  // namespace cupel
