// Timestamps and dates as text, for SQLite and in JSON: text that sorts as time does, and that SQLite's date functions read.
//     2026-11-20 22:41:01.000000      always six decimals, UTC
//     2026-11-20 22:41:01.000000Z     with time zone
//     2026-11-20
// Years 0000 to 9999; others throw data_error, because their text would not sort.
#pragma once

#include <cupel/types/chrono.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace cupel::detail {

template <std::size_t Size>
struct text_buffer {
    std::array<char, Size> characters{};
    constexpr std::string_view view() const noexcept { return {characters.data(), Size}; }
};

// Writes `value` with exactly `digits` digits.
constexpr void write_digits(char* out, unsigned value, std::size_t digits) noexcept {
    for (std::size_t i = digits; i-- > 0; value /= 10) out[i] = static_cast<char>('0' + value % 10);
}

constexpr void write_date(char* out, std::chrono::sys_days since) {
    // Compared as days: far outside, a year wraps round in std::chrono::year.
    using namespace std::chrono;
    if (since < sys_days(year(0) / January / 1) || since > sys_days(year(9999) / December / 31))
        throw data_error("only the years 0000 to 9999 have a text that sorts: the date " +
                         std::to_string(since.time_since_epoch().count()) + " days after 1970-01-01 is outside");
    const year_month_day day = since;
    write_digits(out, static_cast<unsigned>(static_cast<int>(day.year())), 4);
    out[4] = '-';
    write_digits(out + 5, static_cast<unsigned>(day.month()), 2);
    out[7] = '-';
    write_digits(out + 8, static_cast<unsigned>(day.day()), 2);
}

constexpr text_buffer<10> date_text(std::chrono::sys_days day) {
    text_buffer<10> text;
    write_date(text.characters.data(), day);
    return text;
}

constexpr text_buffer<26> timestamp_text(timestamp time) {
    text_buffer<26> text;
    char* out = text.characters.data();
    const auto day = std::chrono::floor<std::chrono::days>(time);
    write_date(out, day);
    const auto since_midnight = time - day;
    const auto seconds = static_cast<unsigned>(std::chrono::floor<std::chrono::seconds>(since_midnight).count());
    out[10] = ' ';
    write_digits(out + 11, seconds / 3600, 2);
    out[13] = ':';
    write_digits(out + 14, seconds / 60 % 60, 2);
    out[16] = ':';
    write_digits(out + 17, seconds % 60, 2);
    out[19] = '.';
    write_digits(out + 20, static_cast<unsigned>(since_midnight.count() % 1'000'000), 6);
    return text;
}

constexpr text_buffer<27> timestamptz_text(timestamptz time) {
    text_buffer<27> text;
    const text_buffer<26> utc = timestamp_text(time.utc);
    for (std::size_t i = 0; i < 26; ++i) text.characters[i] = utc.characters[i];
    text.characters[26] = 'Z';
    return text;
}

[[noreturn]] inline void throw_bad_time(std::string_view text, const char* wanted) {
    throw data_error("'" + std::string(text) + "' is no " + wanted);
}

// `count` digits at `at`; -1 if one is none.
constexpr int read_digits(std::string_view text, std::size_t at, std::size_t count) noexcept {
    if (at + count > text.size()) return -1;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

constexpr std::chrono::sys_days date_from_text(std::string_view text, std::string_view whole) {
    const int year = read_digits(text, 0, 4), month = read_digits(text, 5, 2), day = read_digits(text, 8, 2);
    if (text.size() == 10 && text[4] == '-' && text[7] == '-' && year >= 0 && month >= 0 && day >= 0) {
        const std::chrono::year_month_day date{std::chrono::year(year),
                                               std::chrono::month(static_cast<unsigned>(month)),
                                               std::chrono::day(static_cast<unsigned>(day))};
        if (date.ok()) return date;
    }
    throw_bad_time(whole, "date");
}

// Reads what cupel and SQLite's own functions write: seconds and up to six decimals may be left out.
constexpr timestamp timestamp_from_text(std::string_view text) {
    if (text.size() < 16 || (text[10] != ' ' && text[10] != 'T') || text[13] != ':') throw_bad_time(text, "timestamp");
    const auto day = date_from_text(text.substr(0, 10), text);
    const int hour = read_digits(text, 11, 2), minute = read_digits(text, 14, 2);
    int second = 0, micros = 0;
    bool ok = hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
    if (text.size() > 16) {
        second = text[16] == ':' ? read_digits(text, 17, 2) : -1;
        ok = ok && second >= 0 && second < 60;
    }
    if (text.size() > 19) {
        const std::size_t decimals = text.size() - 20;
        micros = text[19] == '.' && decimals >= 1 && decimals <= 6 ? read_digits(text, 20, decimals) : -1;
        ok = ok && micros >= 0;
        for (std::size_t i = decimals; i < 6; ++i) micros *= 10;
    }
    if (!ok) throw_bad_time(text, "timestamp");
    return day + std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second) +
           std::chrono::microseconds(micros);
}

// A Z or an offset such as +02:00 at the end; SQLite's own functions write neither and mean UTC.
constexpr timestamptz timestamptz_from_text(std::string_view text) {
    if (text.ends_with('Z')) return {timestamp_from_text(text.substr(0, text.size() - 1))};
    if (text.size() < 22 || (text[text.size() - 6] != '+' && text[text.size() - 6] != '-'))
        return {timestamp_from_text(text)};
    const std::string_view offset = text.substr(text.size() - 6);
    const int hours = read_digits(offset, 1, 2), minutes = read_digits(offset, 4, 2);
    if (offset[3] != ':' || hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        throw_bad_time(text, "timestamp with time zone");
    const auto east = std::chrono::minutes(offset[0] == '-' ? -(hours * 60 + minutes) : hours * 60 + minutes);
    return {timestamp_from_text(text.substr(0, text.size() - 6)) - east};
}

}  // namespace cupel::detail
