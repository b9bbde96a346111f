// Between C++ values and values of JSON.
#pragma once

#include <cupel/core/diagnostic.hpp>
#include <cupel/reflect/fields.hpp>
#include <cupel/types/codec.hpp>
#include <cupel/types/decimal.hpp>
#include <cupel/types/enumeration.hpp>
#include <cupel/types/integer.hpp>
#include <cupel/types/interval_text.hpp>
#include <cupel/types/json_text.hpp>
#include <cupel/types/time_text.hpp>
#include <cupel/types/utf8.hpp>
#include <cupel/types/uuid_bytes.hpp>

#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel::detail {

inline void require_finite(double value) {
    if (!std::isfinite(value)) throw data_error("JSON has no NaN and no infinity");
}

inline void require_finite(const nlohmann::json& value) {
    if (value.is_number_float()) require_finite(value.get<double>());
    else if (value.is_structured())
        for (const nlohmann::json& each : value) require_finite(each);
}

inline std::string json_dump(const nlohmann::json& value) {
    require_finite(value);
    try {
        return value.dump();
    } catch (const nlohmann::json::type_error& fault) {
        throw data_error(std::string("the value cannot be written as JSON: ") + fault.what());
    }
}

inline nlohmann::json json_parse(std::string_view text) {
    nlohmann::json value = nlohmann::json::parse(text, nullptr, false);
    if (value.is_discarded()) throw data_error("'" + std::string(text.substr(0, 50)) + "' is no JSON");
    return value;
}

template <class T>
concept json_list =
    !storable<T> && requires(T& list, typename T::value_type value) { list.push_back(std::move(value)); };

template <class T>
concept json_map = requires(T& map, std::string key) {
    typename T::mapped_type;
    requires std::same_as<typename T::key_type, std::string>;
    map[key];
};

template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;

// What is written element by element or field by field; the rest goes by its codec.
template <class T>
concept json_sequence = json_list<T> || (is_vector<T> && !std::same_as<T, std::vector<std::byte>>);

template <class T>
concept json_object = model<T> && !storable<T> && !json_map<T> && !json_sequence<T>;

// What a codec makes of a value, except bytes, which JSON has no word for.
template <class T>
concept json_scalar = storable<T> && !is_optional<T> && !json_sequence<T> &&
                      !std::same_as<typename codec<T>::stored_as, std::span<const std::byte>>;

template <class T>
struct no_json_form {
    static constexpr problem value{
        "cupel[E530]: ", type_name<T>,
        " stands inside cupel::json<...> and has no form in JSON; use numbers, text, std::optional, "
        "std::vector, maps with std::string as keys, plain structs, or types with a codec"};
};

inline nlohmann::json carried_json(bool value) { return value; }
inline nlohmann::json carried_json(std::int64_t value) { return value; }
inline nlohmann::json carried_json(double value) {
    require_finite(value);
    return value;
}
inline nlohmann::json carried_json(std::string_view value) { return std::string(value); }
inline nlohmann::json carried_json(timestamp value) { return std::string(timestamp_text(value).view()); }
inline nlohmann::json carried_json(timestamptz value) { return std::string(timestamptz_text(value).view()); }
inline nlohmann::json carried_json(std::chrono::sys_days value) { return std::string(date_text(value).view()); }
inline nlohmann::json carried_json(const interval& value) { return interval_text(value); }
inline nlohmann::json carried_json(numeric_text value) { return std::string(value.text); }
inline nlohmann::json carried_json(enum_label value) { return std::string(value.text); }
inline nlohmann::json carried_json(json_text value) { return json_parse(value.text); }
inline nlohmann::json carried_json(const uuid_bytes& value) {
    const auto text = uuid_text(value);
    return std::string(text.data(), text.size());
}

template <class T>
nlohmann::json to_json_value(const T& value);

template <class T, std::size_t... Index>
nlohmann::json object_of(const T& value, std::index_sequence<Index...>) {
    nlohmann::json object = nlohmann::json::object();
    const auto fields = tie_fields(value);
    ((object[std::string(field_name<T, Index>())] = to_json_value(tied<Index>(fields))), ...);
    return object;
}

template <class T>
nlohmann::json to_json_value(const T& value) {
    if constexpr (std::same_as<T, nlohmann::json>) {
        return value;
    } else if constexpr (is_optional<T>) {
        return value ? to_json_value(*value) : nlohmann::json();
    } else if constexpr (std::unsigned_integral<T> && plain_integer<T>) {
        return static_cast<std::uint64_t>(value);  // JSON has all of them
    } else if constexpr (json_map<T>) {
        nlohmann::json object = nlohmann::json::object();
        for (const auto& [key, each] : value) object[key] = to_json_value(each);
        return object;
    } else if constexpr (json_sequence<T>) {
        nlohmann::json array = nlohmann::json::array();
        for (const auto& each : value) array.push_back(to_json_value(static_cast<const typename T::value_type&>(each)));
        return array;
    } else if constexpr (json_object<T>) {
        return object_of(value, std::make_index_sequence<field_count<T>>());
    } else if constexpr (json_scalar<T>) {
        return carried_json(codec<T>::encode(value));
    } else {
        static_assert(refuse_if<no_json_form<T>::value>::done);
        return nullptr;
    }
}

[[noreturn]] inline void throw_other_kind(std::string_view place, std::string_view wanted,
                                          const nlohmann::json& found) {
    throw data_error("JSON of " + std::string(place) + " holds " + found.type_name() + " where " + std::string(wanted) +
                     " is read");
}

inline const std::string& json_string_of(const nlohmann::json& value, std::string_view place) {
    if (!value.is_string()) throw_other_kind(place, "text", value);
    return value.get_ref<const std::string&>();
}

inline bool carried_of(const nlohmann::json& value, std::string_view place, std::type_identity<bool>) {
    if (!value.is_boolean()) throw_other_kind(place, "a boolean", value);
    return value.get<bool>();
}
inline std::int64_t carried_of(const nlohmann::json& value, std::string_view place, std::type_identity<std::int64_t>) {
    if (!value.is_number_integer()) throw_other_kind(place, "an integer", value);
    if (value.is_number_unsigned() && !std::in_range<std::int64_t>(value.get<std::uint64_t>()))
        throw_out_of_range<std::int64_t>(value.get<std::uint64_t>());
    return value.get<std::int64_t>();
}
inline double carried_of(const nlohmann::json& value, std::string_view place, std::type_identity<double>) {
    if (!value.is_number()) throw_other_kind(place, "a number", value);
    return value.get<double>();
}
inline std::string_view carried_of(const nlohmann::json& value, std::string_view place,
                                   std::type_identity<std::string_view>) {
    return json_string_of(value, place);
}
inline timestamp carried_of(const nlohmann::json& value, std::string_view place, std::type_identity<timestamp>) {
    return timestamp_from_text(json_string_of(value, place));
}
inline timestamptz carried_of(const nlohmann::json& value, std::string_view place, std::type_identity<timestamptz>) {
    return timestamptz_from_text(json_string_of(value, place));
}
inline std::chrono::sys_days carried_of(const nlohmann::json& value, std::string_view place,
                                        std::type_identity<std::chrono::sys_days>) {
    const std::string& day = json_string_of(value, place);
    return date_from_text(day, day);
}
inline interval carried_of(const nlohmann::json& value, std::string_view place, std::type_identity<interval>) {
    return interval_from_text(json_string_of(value, place));
}
inline numeric_text carried_of(const nlohmann::json& value, std::string_view place, std::type_identity<numeric_text>) {
    return {json_string_of(value, place)};
}
inline enum_label carried_of(const nlohmann::json& value, std::string_view place, std::type_identity<enum_label>) {
    return {json_string_of(value, place)};
}
inline uuid_bytes carried_of(const nlohmann::json& value, std::string_view place, std::type_identity<uuid_bytes>) {
    return uuid_from_text(json_string_of(value, place));
}

template <class T>
void from_json_value(const nlohmann::json& value, T& out, std::string_view place);

template <class T, std::size_t... Index>
void read_object(const nlohmann::json& object, T& out, std::index_sequence<Index...>) {
    const auto fields = tie_fields(out);
    const auto read = [&](auto& field, std::string_view name) {
        if (const auto found = object.find(name); found != object.end())
            from_json_value(*found, field, std::string(type_name<T>) + "::" + std::string(name));
    };
    (read(tied<Index>(fields), field_name<T, Index>()), ...);
}

// `place` is the field, for errors.
template <class T>
void from_json_value(const nlohmann::json& value, T& out, std::string_view place) {
    if constexpr (std::same_as<T, nlohmann::json>) {
        out = value;
    } else if constexpr (is_optional<T>) {
        if (value.is_null()) out.reset();
        else from_json_value(value, out.emplace(), place);
    } else if constexpr (std::unsigned_integral<T> && plain_integer<T>) {
        if (!value.is_number_unsigned()) throw_other_kind(place, "an integer from 0 on", value);
        if (!std::in_range<T>(value.get<std::uint64_t>())) throw_out_of_range<T>(value.get<std::uint64_t>());
        out = value.get<T>();
    } else if constexpr (json_map<T>) {
        if (!value.is_object()) throw_other_kind(place, "an object", value);
        out.clear();
        for (const auto& [key, each] : value.items()) from_json_value(each, out[key], place);
    } else if constexpr (json_sequence<T>) {
        if (!value.is_array()) throw_other_kind(place, "an array", value);
        out.clear();
        for (const nlohmann::json& each : value) {
            typename T::value_type element{};
            from_json_value(each, element, place);
            out.push_back(std::move(element));
        }
    } else if constexpr (json_object<T>) {
        if (!value.is_object()) throw_other_kind(place, "an object", value);
        read_object(value, out, std::make_index_sequence<field_count<T>>());
    } else if constexpr (json_scalar<T>) {
        using stored = typename codec<T>::stored_as;
        if constexpr (std::same_as<stored, json_text>) out = codec<T>::decode(json_text{value.dump()});
        else out = codec<T>::decode(carried_of(value, place, std::type_identity<stored>{}));
    } else {
        static_assert(refuse_if<no_json_form<T>::value>::done);
    }
}

}  // namespace cupel::detail
