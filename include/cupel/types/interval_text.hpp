// An interval as text, for SQLite and in JSON: a duration of ISO 8601, P0M0DT0.000000S, with all three parts and its signs.
#pragma once

#include <cupel/types/interval.hpp>

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>

namespace cupel::detail {

inline std::string interval_text(const interval& value) {
    // Below zero the remainder has the sign of the whole, which may be zero seconds.
    const std::int64_t seconds = value.microseconds / 1'000'000;
    const auto rest = static_cast<std::uint64_t>(value.microseconds % 1'000'000 < 0 ? -(value.microseconds % 1'000'000)
                                                                                    : value.microseconds % 1'000'000);
    std::string decimals = std::to_string(rest);
    decimals.insert(0, 6 - decimals.size(), '0');
    const char* sign = value.microseconds < 0 && seconds == 0 ? "-" : "";
    return "P" + std::to_string(value.months) + "M" + std::to_string(value.days) + "DT" + sign +
           std::to_string(seconds) + "." + decimals + "S";
}

inline interval interval_from_text(std::string_view text) {
    interval value;
    const char* at = text.data();
    const char* const end = at + text.size();
    const auto word = [&](char c) { return at != end && *at == c && (++at, true); };
    const auto number = [&](auto& out) {
        const auto [next, fault] = std::from_chars(at, end, out);
        at = next;
        return fault == std::errc();
    };
    std::int64_t seconds = 0, decimals = 0;
    bool ok = word('P') && number(value.months) && word('M') && number(value.days) && word('D') && word('T');
    const bool negative = ok && at != end && *at == '-';
    ok =
        ok && number(seconds) && word('.') && end - at == 7 && *at != '-' && number(decimals) && word('S') && at == end;
    // Multiplied below zero, where one number more fits.
    std::int64_t micros = 0;
    ok = ok && !__builtin_mul_overflow(seconds, std::int64_t{1'000'000}, &micros) &&
         !__builtin_add_overflow(micros, negative ? -decimals : decimals, &micros);
    if (!ok) throw data_error("'" + std::string(text.substr(0, 50)) + "' is no interval");
    value.microseconds = micros;
    return value;
}

}  // namespace cupel::detail
