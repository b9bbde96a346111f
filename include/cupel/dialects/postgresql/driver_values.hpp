// The parameters of a statement as text, for logs.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/dialects/postgresql/driver_bind.hpp>
#include <cupel/dialects/postgresql/driver_oid.hpp>
#include <cupel/dialects/postgresql/driver_read.hpp>
#include <cupel/types/interval_text.hpp>
#include <cupel/types/time_text.hpp>
#include <cupel/types/uuid_bytes.hpp>

#include <libpq-fe.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cupel::detail {

// Text longer than a log wants is cut: 'aaa'... (5000 bytes)
inline std::string quoted_for_log(std::string_view text) {
    constexpr std::size_t most = 256;
    std::string quoted = "'";
    for (const char c : text.substr(0, most)) quoted.append(c == '\'' ? 2 : 1, c);
    quoted += '\'';
    if (text.size() > most) quoted += "... (" + std::to_string(text.size()) + " bytes)";
    return quoted;
}

inline std::string hexadecimal_for_log(std::string_view bytes) {
    constexpr std::size_t most = 128;
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "'\\x";
    for (const char c : bytes.substr(0, most)) {
        text += digits[static_cast<unsigned char>(c) >> 4];
        text += digits[static_cast<unsigned char>(c) & 15];
    }
    text += '\'';
    if (bytes.size() > most) text += "... (" + std::to_string(bytes.size()) + " bytes)";
    return text;
}

std::string value_for_log(wire_value value, Oid type);

// {1,NULL,3}
inline std::string array_for_log(wire_value array) {
    const auto element = static_cast<Oid>(read_wire<std::int32_t>(array.bytes + 8));
    std::string text = "{";
    const std::int32_t count =
        read_wire<std::int32_t>(array.bytes) == 0 ? 0 : read_wire<std::int32_t>(array.bytes + 12);
    const char* at = array.bytes + 20;
    for (std::int32_t i = 0; i < count; ++i) {
        if (i != 0) text += ',';
        if (i == 100) return text + "...} (" + std::to_string(count) + " elements)";
        const auto size = read_wire<std::int32_t>(at);
        at += 4;
        text += size < 0 ? "NULL" : value_for_log({at, size}, element);
        at += std::max(size, 0);
    }
    return text + '}';
}

inline std::string value_for_log(wire_value value, Oid type) {
    const std::string_view bytes(value.bytes, static_cast<std::size_t>(value.size));
    const auto quoted = [](const auto& text) {
        return "'" + std::string(std::string_view(text.data(), text.size())) + "'";
    };
    switch (type) {
        case oid::boolean: return wire_decoder<bool>::read(value) ? "true" : "false";
        case oid::int2:
        case oid::int4:
        case oid::int8: return std::to_string(wire_decoder<std::int64_t>::read(value));
        case oid::float4:
        case oid::float8: {
            char digits[32];
            const auto end = std::to_chars(digits, digits + sizeof digits, wire_decoder<double>::read(value)).ptr;
            return {digits, end};
        }
        case oid::bytea: return hexadecimal_for_log(bytes);
        case oid::date: return quoted(date_text(wire_decoder<std::chrono::sys_days>::read(value)).view());
        case oid::timestamp: return quoted(timestamp_text(wire_decoder<timestamp>::read(value)).view());
        case oid::timestamptz: return quoted(timestamptz_text(wire_decoder<timestamptz>::read(value)).view());
        case oid::interval: return quoted(interval_text(wire_decoder<interval>::read(value)));
        case oid::uuid: return quoted(uuid_text(wire_decoder<uuid_bytes>::read(value)));
        case oid::numeric: return wire_decoder<numeric_text>::read(value).text;
        case oid::jsonb: return quoted_for_log(wire_decoder<json_text>::read(value).text);
        default:
            for (const oid::named_range& each : oid::ranges)
                if (each.type == type) return hexadecimal_for_log(bytes);
            if (type < oid::first_of_users && oid::element_of(type) != oid::unspecified) return array_for_log(value);
            return quoted_for_log(bytes);
    }
}

// $1 = 5, $2 = 'Ada', $3 = NULL
inline std::string values_for_log(const void* bound) {
    const auto& parameters = *static_cast<const postgresql_parameters*>(bound);
    std::string text;
    for (std::size_t i = 0; i < parameters.count; ++i) {
        text.append(i == 0 ? "$" : ", $").append(std::to_string(i + 1)).append(" = ");
        try {
            text += parameters.values[i] == nullptr
                        ? "NULL"
                        : value_for_log({parameters.values[i], parameters.lengths[i]}, parameters.types[i]);
        } catch (const error&) {
            text += '?';  // a time before the year 0 or after 9999
        }
    }
    return text;
}

}  // namespace cupel::detail
