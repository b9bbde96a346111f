// Decimals and integers that compute, by Boost.Multiprecision: NUMERIC. Nothing includes this header.
#pragma once

#include <cupel/types/decimal.hpp>

#include <boost/multiprecision/cpp_dec_float.hpp>
#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <ios>
#include <limits>
#include <string>
#include <string_view>

namespace cupel {

namespace detail {

// "-d.ddde+x" as plain digits.
inline std::string plain_decimal(std::string_view scientific) {
    constexpr long most = 131072;  // of PostgreSQL's digits in front of the point
    const std::size_t e = scientific.find('e');
    const long exponent =
        e == std::string_view::npos ? 0 : std::strtol(std::string(scientific.substr(e + 1)).c_str(), nullptr, 10);
    const decimal_parts parts = split_decimal(scientific.substr(0, e));
    if (!parts.valid) throw_no_decimal(scientific);
    if (parts.whole.empty() && parts.fraction.empty()) return "0";
    if (exponent > most || exponent < -most)
        throw data_error("the decimal has more than 131072 digits: " + std::string(scientific.substr(0, 50)));
    std::string digits(parts.whole);
    digits += parts.fraction;
    long point = static_cast<long>(parts.whole.size()) + exponent;
    if (point <= 0) {
        digits.insert(0, static_cast<std::size_t>(1 - point), '0');
        point = 1;
    }
    if (static_cast<std::size_t>(point) > digits.size())
        digits.append(static_cast<std::size_t>(point) - digits.size(), '0');
    digits.insert(static_cast<std::size_t>(point), ".");
    return decimal_spelling<true>((parts.negative ? "-" : "") + digits);
}

}  // namespace detail

// A decimal floating number of `Digits` digits, as cpp_dec_float_50. One that was computed is rounded to its digits; a stored
// number with more digits throws data_error.
template <unsigned Digits, class Exponent, class Allocator, boost::multiprecision::expression_template_option Templates>
struct codec<
    boost::multiprecision::number<boost::multiprecision::cpp_dec_float<Digits, Exponent, Allocator>, Templates>> {
    using number =
        boost::multiprecision::number<boost::multiprecision::cpp_dec_float<Digits, Exponent, Allocator>, Templates>;
    using stored_as = numeric_text;
    static constexpr sql_type type = detail::stored_kind<numeric_text>::type;

    static detail::numeric_string encode(const number& value) {
        if (!isfinite(value)) throw data_error("a decimal is no NaN and no infinity");
        return {detail::plain_decimal(value.str(Digits - 1, std::ios_base::scientific))};
    }
    static number decode(numeric_text stored) {
        const detail::decimal_parts parts = detail::split_decimal(stored.text);
        if (!parts.valid) detail::throw_no_decimal(stored.text);
        std::string_view fraction = parts.fraction, whole = parts.whole;
        if (whole.empty()) fraction.remove_prefix(std::min(fraction.find_first_not_of('0'), fraction.size()));
        if (fraction.empty()) whole = whole.substr(0, whole.find_last_not_of('0') + 1);
        if (whole.size() + fraction.size() > Digits)
            throw data_error("the decimal " + std::string(stored.text.substr(0, 50)) + " has more than " +
                             std::to_string(Digits) + " digits");
        return number(std::string(stored.text));
    }
};

// An integer of any size, as cpp_int.
template <std::size_t Min, std::size_t Max, boost::multiprecision::cpp_integer_type Sign,
          boost::multiprecision::cpp_int_check_type Check, class Allocator,
          boost::multiprecision::expression_template_option Templates>
struct codec<boost::multiprecision::number<boost::multiprecision::cpp_int_backend<Min, Max, Sign, Check, Allocator>,
                                           Templates>> {
    using number =
        boost::multiprecision::number<boost::multiprecision::cpp_int_backend<Min, Max, Sign, Check, Allocator>,
                                      Templates>;
    using stored_as = numeric_text;
    static constexpr sql_type type = detail::stored_kind<numeric_text>::type;

    static detail::numeric_string encode(const number& value) { return {value.str()}; }
    static number decode(numeric_text stored) {
        const detail::decimal_parts parts = detail::split_decimal(stored.text);
        if (!parts.valid || !parts.fraction.empty())
            throw data_error("the decimal " + std::string(stored.text.substr(0, 50)) + " is no integer");
        const boost::multiprecision::cpp_int whole(parts.whole.empty() ? "0" : std::string(parts.whole));
        const boost::multiprecision::cpp_int value = parts.negative ? -whole : whole;
        if constexpr (std::numeric_limits<number>::is_bounded)
            if (value > boost::multiprecision::cpp_int(std::numeric_limits<number>::max()) ||
                value < boost::multiprecision::cpp_int(std::numeric_limits<number>::lowest()))
                throw data_error("the decimal " + std::string(stored.text.substr(0, 50)) + " does not fit the integer");
        return number(value);
    }
};

}  // namespace cupel
