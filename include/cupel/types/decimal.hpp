// Exact decimal numbers: NUMERIC. They are text on the way, never a double.
#pragma once

#include <cupel/types/integer.hpp>

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cupel {

// A carried type: the text of a number as cupel::decimal writes it, without exponent.
struct numeric_text {
    std::string_view text;
};

namespace detail {

template <>
struct stored_kind<numeric_text> {
    static constexpr sql_type type{.kind = type_kind::numeric, .name = "numeric"};
};

// What an encode gives that writes the text first.
struct numeric_string {
    std::string text;
    operator numeric_text() const noexcept { return {text}; }
};

// An integer that stands for a decimal of type T: unlike most decimals it can be a constant.
template <class T>
struct whole_decimal {
    std::int64_t value;
    constexpr explicit whole_decimal(std::int64_t whole) noexcept : value(whole) {}
};

template <class T>
inline constexpr bool is_whole_decimal = false;
template <class T>
inline constexpr bool is_whole_decimal<whole_decimal<T>> = true;

// The parts of the text of a number, without leading zeros and without zeros at the end of the fraction.
struct decimal_parts {
    bool valid = false;
    bool negative = false;
    std::string_view whole{};
    std::string_view fraction{};
    std::size_t scale = 0;  // digits behind the point, zeros at the end too
};

constexpr bool all_digits(std::string_view text) noexcept {
    for (char c : text)
        if (c < '0' || c > '9') return false;
    return true;
}

constexpr decimal_parts split_decimal(std::string_view text) noexcept {
    decimal_parts parts;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        parts.negative = text.front() == '-';
        text.remove_prefix(1);
    }
    const std::size_t point = text.find('.');
    parts.whole = text.substr(0, point);
    if (point != std::string_view::npos) parts.fraction = text.substr(point + 1);
    parts.valid =
        (!parts.whole.empty() || !parts.fraction.empty()) && all_digits(parts.whole) && all_digits(parts.fraction);
    parts.scale = parts.fraction.size();
    while (!parts.whole.empty() && parts.whole.front() == '0') parts.whole.remove_prefix(1);
    while (!parts.fraction.empty() && parts.fraction.back() == '0') parts.fraction.remove_suffix(1);
    if (parts.whole.empty() && parts.fraction.empty()) parts.negative = false;
    return parts;
}

// The order of two numbers; what is no number follows all numbers.
constexpr int compare_decimals(std::string_view a, std::string_view b) noexcept {
    const decimal_parts left = split_decimal(a), right = split_decimal(b);
    if (!left.valid || !right.valid) return left.valid != right.valid ? (left.valid ? -1 : 1) : a.compare(b);
    if (left.negative != right.negative) return left.negative ? -1 : 1;
    const int sign = left.negative ? -1 : 1;
    if (left.whole.size() != right.whole.size()) return left.whole.size() < right.whole.size() ? -sign : sign;
    if (const int whole = left.whole.compare(right.whole); whole != 0) return whole < 0 ? -sign : sign;
    const int fraction = left.fraction.compare(right.fraction);
    return fraction == 0 ? 0 : fraction < 0 ? -sign : sign;
}

[[noreturn]] inline void throw_no_decimal(std::string_view text) {
    throw data_error("'" + std::string(text.substr(0, 50)) + "' is no decimal number");
}

// The number without its sign's plus, leading zeros and a zero's minus; with `Shortest` without zeros at the end too.
template <bool Shortest>
std::string decimal_spelling(std::string_view text) {
    const decimal_parts parts = split_decimal(text);
    if (!parts.valid) throw_no_decimal(text);
    std::string spelled = parts.negative ? "-" : "";
    spelled += parts.whole.empty() ? std::string_view("0") : parts.whole;
    const std::size_t zeros = Shortest ? 0 : parts.scale - parts.fraction.size();
    if (parts.fraction.empty() && zeros == 0) return spelled;
    spelled += '.';
    spelled += parts.fraction;
    spelled.append(zeros, '0');
    return spelled;
}

}  // namespace detail

// An exact decimal number of any length: text that is compared as the number it is. It does not compute: for that there is
// <cupel/types/multiprecision.hpp>, or a codec for a class of yours.
class decimal {
public:
    decimal() = default;

    // "12.50", "-3", "0.001". Zeros at the end are kept. Throws data_error for what is no such number.
    explicit decimal(std::string_view text) : text_(detail::decimal_spelling<false>(text)) {}

    template <detail::plain_integer T>
    decimal(T value) : text_(std::to_string(value)) {}

    // A double is no exact number.
    template <std::floating_point T>
    decimal(T) = delete;

    const std::string& text() const noexcept { return text_; }

    friend bool operator==(const decimal& a, const decimal& b) noexcept {
        return detail::compare_decimals(a.text_, b.text_) == 0;
    }
    friend std::weak_ordering operator<=>(const decimal& a, const decimal& b) noexcept {
        return detail::compare_decimals(a.text_, b.text_) <=> 0;
    }

private:
    std::string text_ = "0";
};

template <>
struct codec<decimal> {
    using stored_as = numeric_text;
    static constexpr sql_type type = detail::stored_kind<numeric_text>::type;
    static numeric_text encode(const decimal& value) noexcept { return {value.text()}; }
    static decimal decode(numeric_text value) { return decimal(value.text); }
};

template <class T>
struct codec<detail::whole_decimal<T>> {
    using stored_as = numeric_text;
    static constexpr sql_type type = detail::sql_type_of<T>;
    static detail::numeric_string encode(detail::whole_decimal<T> value) { return {std::to_string(value.value)}; }
};

}  // namespace cupel
