// SQLite's form of an array: a JSON array, of a column or for json_each.
#pragma once

#include <cupel/types/array.hpp>
#include <cupel/types/decimal.hpp>
#include <cupel/types/enumeration.hpp>
#include <cupel/types/interval_text.hpp>
#include <cupel/types/json_text.hpp>
#include <cupel/types/time_text.hpp>
#include <cupel/types/utf8.hpp>
#include <cupel/types/uuid_bytes.hpp>

#include <charconv>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace cupel::detail {

inline void refuse_nan(double value) {
    if (value != value) throw data_error("SQLite has no NaN: it would store NULL");
}

// Writes the values of a range or of an array.
class json_array_writer {
public:
    // SQLite's functions end a text at its first NUL.
    explicit json_array_writer(bool for_json_each) noexcept : for_json_each_(for_json_each) {}

    template <class T>
    void add(const T& value) {
        text_ += text_.empty() ? '[' : ',';
        if constexpr (is_optional<T>) {
            if (value) put(codec<without_optional<T>>::encode(*value));
            else text_ += "null";
        } else {
            put(codec<T>::encode(value));
        }
    }
    std::string_view finish() {
        if (text_.empty()) text_ += '[';
        text_ += ']';
        return text_;
    }

private:
    void put(bool value) { text_ += value ? "true" : "false"; }
    void put(std::int64_t value) { text_ += std::to_string(value); }
    void put(timestamp value) { quote(timestamp_text(value).view()); }
    void put(timestamptz value) { quote(timestamptz_text(value).view()); }
    void put(std::chrono::sys_days value) { quote(date_text(value).view()); }
    void put(const interval& value) { quote(interval_text(value)); }
    void put(numeric_text value) { quote(decimal_spelling<true>(value.text)); }
    void put(enum_label value) { quote(value.text); }
    void put(json_text value) {
        require_utf8(value.text);
        quote(value.text);
    }
    void put(const uuid_bytes& value) {
        const auto text = uuid_text(value);
        quote({text.data(), text.size()});
    }
    void put(std::span<const std::byte> value) {
        text_ += '"';
        for (std::byte each : value) hex(static_cast<unsigned char>(each));
        text_ += '"';
    }
    void put(double value) {
        refuse_nan(value);
        if (value < std::numeric_limits<double>::lowest() ||
            value >
                std::numeric_limits<
                    double>::max()) {  // JSON has no word for it, but SQLite reads a number that is too large as one
            text_ += value < 0 ? "-9e999" : "9e999";
            return;
        }
        char digits[32];
        text_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    }
    void put(std::string_view value) {
        require_utf8(value);
        quote(value);
    }

    void hex(unsigned char byte) {
        text_ += "0123456789abcdef"[byte >> 4];
        text_ += "0123456789abcdef"[byte & 15];
    }

    void quote(std::string_view value) {
        text_ += '"';
        for (char c : value) {
            const auto byte = static_cast<unsigned char>(c);
            if (c == '\0' && for_json_each_)
                throw data_error("SQLite's JSON ends at a NUL: a text with one cannot stand in a range of IN");
            if (c == '"' || c == '\\') {
                text_ += '\\';
                text_ += c;
            } else if (byte < 0x20) {
                text_ += "\\u00";
                hex(byte);
            } else {
                text_ += c;
            }
        }
        text_ += '"';
    }

    std::string text_;
    bool for_json_each_;
};

// Reads what json_array_writer writes, and arrays of plain values that SQLite's functions make.
class json_array_reader {
public:
    explicit json_array_reader(std::string_view text) : text_(text), rest_(text) {
        space();
        if (!take('[')) fail();
        space();
        at_end_ = take(']');
        if (at_end_) finish();
    }

    bool at_end() const noexcept { return at_end_; }

    template <class T>
    T next() {
        space();
        if constexpr (is_optional<T>) {
            if (word("null")) {
                after_value();
                return std::nullopt;
            }
        }
        T value(codec<without_optional<T>>::decode(
            stored(std::type_identity<typename codec<without_optional<T>>::stored_as>{})));
        after_value();
        return value;
    }

private:
    bool stored(std::type_identity<bool>) {
        if (word("true")) return true;
        if (!word("false")) fail();
        return false;
    }
    std::int64_t stored(std::type_identity<std::int64_t>) {
        std::int64_t value = 0;
        number(value);
        return value;
    }
    double stored(std::type_identity<double>) {
        if (word("-9e999")) return -std::numeric_limits<double>::infinity();
        if (word("9e999")) return std::numeric_limits<double>::infinity();
        double value = 0;
        number(value);
        return value;
    }
    std::string_view stored(std::type_identity<std::string_view>) { return unquote(); }
    timestamp stored(std::type_identity<timestamp>) { return timestamp_from_text(unquote()); }
    timestamptz stored(std::type_identity<timestamptz>) { return timestamptz_from_text(unquote()); }
    std::chrono::sys_days stored(std::type_identity<std::chrono::sys_days>) {
        const std::string_view day = unquote();
        return date_from_text(day, day);
    }
    interval stored(std::type_identity<interval>) { return interval_from_text(unquote()); }
    numeric_text stored(std::type_identity<numeric_text>) { return {unquote()}; }
    enum_label stored(std::type_identity<enum_label>) { return {unquote()}; }
    json_text stored(std::type_identity<json_text>) { return {unquote()}; }
    uuid_bytes stored(std::type_identity<uuid_bytes>) { return uuid_from_text(unquote()); }
    std::span<const std::byte> stored(std::type_identity<std::span<const std::byte>>) {
        const std::string_view digits = unquote();
        std::size_t size = 0;
        for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
            const int high = hex_value(digits[i]), low = hex_value(digits[i + 1]);
            if (high < 0 || low < 0) fail();
            buffer_[size++] = static_cast<char>(high * 16 + low);
        }
        if (digits.size() % 2 != 0) fail();
        return {reinterpret_cast<const std::byte*>(buffer_.data()), size};
    }

    template <class Number>
    void number(Number& value) {
        const auto [end, fault] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        if (fault != std::errc()) fail();
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    }

    // The characters of a text; they stand in the buffer until the next value.
    std::string_view unquote() {
        if (!take('"')) fail();
        buffer_.clear();
        while (!take('"')) {
            if (rest_.empty()) fail();
            if (take('\\')) escape();
            else {
                buffer_ += rest_.front();
                rest_.remove_prefix(1);
            }
        }
        return buffer_;
    }

    void escape() {
        constexpr std::string_view letters = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
        if (take('u')) {
            char32_t c = unit();
            if (c >= 0xD800 && c < 0xDC00) {
                if (!take('\\') || !take('u')) fail();
                const char32_t low = unit();
                if (low < 0xDC00 || low > 0xDFFF) fail();
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            }
            append_utf8(c);
            return;
        }
        const std::size_t which = rest_.empty() ? std::string_view::npos : letters.find(rest_.front());
        if (which == std::string_view::npos) fail();
        buffer_ += meant[which];
        rest_.remove_prefix(1);
    }

    char32_t unit() {
        char32_t value = 0;
        for (int i = 0; i < 4; ++i) {
            const int digit = rest_.empty() ? -1 : hex_value(rest_.front());
            if (digit < 0) fail();
            value = value * 16 + static_cast<char32_t>(digit);
            rest_.remove_prefix(1);
        }
        return value;
    }

    void append_utf8(char32_t c) {
        const auto put = [&](char32_t byte) { buffer_ += static_cast<char>(static_cast<unsigned char>(byte)); };
        if (c < 0x80) return put(c);
        if (c < 0x800) put(0xC0 | c >> 6);
        else if (c < 0x10000) put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F));
        else put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }

    void after_value() {
        space();
        if (take(',')) return;
        if (!take(']')) fail();
        at_end_ = true;
        finish();
    }
    void finish() {
        space();
        if (!rest_.empty()) fail();
    }
    void space() noexcept {
        while (!rest_.empty() && (rest_.front() == ' ' || (rest_.front() >= '\t' && rest_.front() <= '\r')))
            rest_.remove_prefix(1);
    }
    bool take(char c) noexcept {
        if (rest_.empty() || rest_.front() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool word(std::string_view wanted) noexcept {
        if (!rest_.starts_with(wanted)) return false;
        rest_.remove_prefix(wanted.size());
        return true;
    }
    [[noreturn]] void fail() const {
        throw data_error("'" + std::string(text_.substr(0, 50)) + "' is no JSON array of the values that are read");
    }

    std::string_view text_;
    std::string_view rest_;
    std::string buffer_{};
    bool at_end_ = false;
};

}  // namespace cupel::detail
