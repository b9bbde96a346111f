// JSON columns by nlohmann's library: documents, and aggregates as JSON. Nothing includes this header.
#pragma once

#include <cupel/types/json_text.hpp>
#include <cupel/types/json_value.hpp>

#include <nlohmann/json.hpp>

#include <concepts>
#include <string>

namespace cupel {

// A document of any shape.
template <>
struct codec<nlohmann::json> {
    using stored_as = json_text;
    static constexpr sql_type type = detail::stored_kind<json_text>::type;
    static detail::json_string encode(const nlohmann::json& value) { return {detail::json_dump(value)}; }
    static nlohmann::json decode(json_text stored) { return detail::json_parse(stored.text); }
};

// An aggregate kept as one JSON document instead of columns. Its fields are the keys; fields may be numbers, text, enums by
// name, std::optional, std::vector, maps with text as keys, other aggregates, documents and whatever has a codec. A key that is
// missing leaves the field as its initialiser makes it; other keys are ignored; a value of another kind throws data_error.
//     struct settings { bool dark = false; std::vector<std::string> tags; };
//     struct account { std::int64_t id{}; cupel::json<settings> preferences; };
template <class T>
struct json {
    T value{};

    const T& operator*() const noexcept { return value; }
    T& operator*() noexcept { return value; }
    const T* operator->() const noexcept { return &value; }
    T* operator->() noexcept { return &value; }

    bool operator==(const json&) const
        requires std::equality_comparable<T>
    = default;
};

template <class T>
struct codec<json<T>> {
    using stored_as = json_text;
    static constexpr sql_type type = detail::stored_kind<json_text>::type;
    static detail::json_string encode(const json<T>& value) {
        return {detail::json_dump(detail::to_json_value(value.value))};
    }
    static json<T> decode(json_text stored) {
        json<T> made;
        detail::from_json_value(detail::json_parse(stored.text), made.value, detail::type_name<T>);
        return made;
    }
};

}  // namespace cupel
