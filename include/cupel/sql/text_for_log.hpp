// A statement with its values in it, for people to read. Nothing includes it.
#pragma once

#include <cupel/sql/introspect.hpp>
#include <cupel/types/interval_text.hpp>
#include <cupel/types/range.hpp>
#include <cupel/types/time_text.hpp>
#include <cupel/types/uuid_bytes.hpp>

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel {

namespace detail {

inline std::string quoted_for_reading(std::string_view text) {
    std::string quoted = "'";
    for (char c : text) quoted.append(c == '\'' ? 2 : 1, c);
    return quoted += '\'';
}

// How people read a value. No database is asked to read it.
struct log_spelling {
    static std::string spell(bool value) { return value ? "TRUE" : "FALSE"; }
    static std::string spell(std::int64_t value) { return std::to_string(value); }
    static std::string spell(double value) {
        std::array<char, 32> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        return std::string(digits.data(), end);
    }
    static std::string spell(std::string_view value) { return quoted_for_reading(value); }
    static std::string spell(json_text value) { return quoted_for_reading(value.text); }
    static std::string spell(enum_label value) { return quoted_for_reading(value.text); }
    static std::string spell(numeric_text value) { return std::string(value.text); }
    static std::string spell(const interval& value) { return quoted_for_reading(interval_text(value)); }
    static std::string spell(timestamp value) { return quoted_for_reading(timestamp_text(value).view()); }
    static std::string spell(timestamptz value) { return quoted_for_reading(timestamptz_text(value).view()); }
    static std::string spell(std::chrono::sys_days value) { return quoted_for_reading(date_text(value).view()); }
    static std::string spell(const uuid_bytes& value) {
        const auto text = uuid_text(value);
        return quoted_for_reading({text.data(), text.size()});
    }
    static std::string spell(std::span<const std::byte> value) {
        constexpr std::string_view hex = "0123456789ABCDEF";
        std::string text = "X'";
        for (std::byte one : value)
            (text += hex[std::to_integer<unsigned>(one) / 16]) += hex[std::to_integer<unsigned>(one) % 16];
        return text += '\'';
    }
    template <class T>
    static std::string spell(const std::vector<T>& values) {
        std::string text = "ARRAY[";
        for (const auto& value : values) {
            if (text.back() != '[') text += ", ";
            text += of<T>(value);
        }
        return text += ']';
    }
    template <class T>
    static std::string spell(const range<T>& value) {
        if (value.empty) return "'empty'";
        std::string text(1, value.lower_included ? '[' : '(');
        if (value.lower) text += of<T>(*value.lower);
        text += ", ";
        if (value.upper) text += of<T>(*value.upper);
        return text += value.upper_included ? ']' : ')';
    }

    // A value of a type that has a codec, or an optional of one.
    template <class T>
    static std::string of(const T& value) {
        if constexpr (is_optional<T>) return value ? of(*value) : std::string("NULL");
        else return spell(codec<T>::encode(value));
    }
};

// The values in the order of their parameters. A name without a value stands as it is.
struct log_visitor {
    std::vector<std::string> spelled{};
    std::vector<std::string_view> names{};

    template <class T>
    void operator()(const T& value) {
        spelled.push_back(log_spelling::of(value));
    }
    template <class T>
    void operator()(const array_parameter<T>& array) {
        spelled.push_back(log_spelling::spell(array.values));
    }
    template <class T>
    void null() {
        spelled.emplace_back("NULL");
    }
    template <fixed_string Name, class Beside>
    void named() {
        for (std::string_view known : names)
            if (known == Name.view()) return;
        names.push_back(Name.view());
        spelled.push_back(':' + std::string(Name.view()));
    }
};

// Puts the values in place of ?1 and $1, but not inside quotes.
inline std::string with_values(std::string_view sql, const std::vector<std::string>& values) {
    std::string text;
    char quote = 0;
    for (std::size_t at = 0; at < sql.size(); ++at) {
        const char c = sql[at];
        std::size_t number = 0, end = at + 1;
        if (quote == 0 && (c == '?' || c == '$'))
            for (; end < sql.size() && is_digit(sql[end]); ++end)
                number = number * 10 + static_cast<std::size_t>(sql[end] - '0');
        if (number != 0 && number <= values.size()) {
            text += values[number - 1];
            at = end - 1;
            continue;
        }
        if (quote != 0) quote = c == quote ? char{} : quote;
        else if (c == '\'' || c == '"') quote = c;
        text += c;
    }
    return text;
}

}  // namespace detail

// The SQL of a statement with its values in place of the parameters, for a log or a debugger:
//     SELECT ... WHERE "users"."name" = 'O''Brien'
// It is for people and not for a database: values are spelled so that they can be read, and cupel executes no such text.
template <class Dialect, detail::renders Statement>
std::string text_for_log(const Statement& statement) {
    static_assert(detail::refuse_if<detail::range_check<Statement>::value>::done);
    detail::log_visitor visitor;
    if constexpr (!detail::is_of_range<Statement> && Statement::has_values)
        detail::visit_clauses(visitor, statement.clauses);
    return detail::with_values(sql<Dialect>(statement), visitor.spelled);
}

}  // namespace cupel
