// Expressions without parameters: in DDL, the values of the mapping become text.
#pragma once

#include <cupel/sql/bind_parameter.hpp>
#include <cupel/types/decimal.hpp>
#include <cupel/types/enumeration.hpp>
#include <cupel/types/time_text.hpp>

#include <array>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace cupel::detail {

struct literal_collector {
    std::array<literal_value, 64> values{};
    std::size_t count = 0;

    template <class T>
    constexpr void operator()(const T& value) {
        literal_value& literal = values[count++];
        using plain = std::remove_cvref_t<decltype(codec<T>::encode(value))>;
        if constexpr (is_whole_decimal<T>) {
            literal.type = literal_value::kind::decimal;
            literal.integer = value.value;
        } else if constexpr (std::same_as<plain, bool>) {
            literal.type = literal_value::kind::boolean;
            literal.boolean = codec<T>::encode(value);
        } else if constexpr (std::same_as<plain, enum_label>) {
            literal.type = literal_value::kind::text;
            literal.text = codec<T>::encode(value).text;
        } else if constexpr (std::integral<plain>) {
            literal.type = literal_value::kind::integer;
            literal.integer = codec<T>::encode(value);
        } else if constexpr (std::floating_point<plain>) {
            literal.type = literal_value::kind::floating;
            literal.floating = codec<T>::encode(value);
            literal.is_float = std::same_as<T, float>;
        } else if constexpr (std::same_as<plain, std::string_view>) {
            literal.type = literal_value::kind::text;
            literal.text = codec<T>::encode(value);
        } else if constexpr (std::same_as<plain, std::chrono::sys_days>) {
            literal.type = literal_value::kind::date;
            literal.integer = codec<T>::encode(value).time_since_epoch().count();
        } else if constexpr (std::same_as<plain, timestamp>) {
            literal.type = literal_value::kind::timestamp;
            literal.integer = codec<T>::encode(value).time_since_epoch().count();
        } else {
            literal.type = literal_value::kind::none;
            literal.text = type_name<T>;
        }
    }
};

// A value, or an expression whose values are known; messages name the column of the mapping that it stands for.
template <class Writer, class Value>
constexpr void render_with_literals(Writer& w, const Value& value, const table_info* table = nullptr,
                                    std::size_t column = no_column) {
    literal_collector collected;
    w.literal_table = table;
    w.literal_column = column;
    if constexpr (expression<Value> || requires { typename Value::grammar; }) {
        visit_each(collected, value);
        w.literals = collected.values.data();
        Value::render(w);
    } else {
        const auto node = bound(value);
        node.visit_values(collected);
        w.literals = collected.values.data();
        std::remove_cvref_t<decltype(node)>::render(w);
    }
    w.literals = nullptr;
}

// A decimal spelling that reads back as the same number; false if fifteen decimals do not give one.
constexpr bool render_floating(walk& w, double value, bool as_float) noexcept {
    if (value - value != 0) return false;  // infinite, or not a number
    const auto reads_back = [&](double other) {
        return as_float ? static_cast<float>(other) == static_cast<float>(value) : other == value;
    };
    if (value < 0) {
        w.character('-');
        value = -value;
    }
    double scaled = value;
    double power = 1;
    for (std::size_t decimals = 0; decimals <= 15; ++decimals, scaled = value * (power *= 10)) {
        if (scaled >= 9007199254740992.0) return false;
        const auto whole = static_cast<std::uint64_t>(scaled + 0.5);
        if (!reads_back(static_cast<double>(whole) / power)) continue;
        const auto unit = static_cast<std::uint64_t>(power);
        w.number(static_cast<std::size_t>(whole / unit));
        w.character('.');
        std::uint64_t rest = whole % unit;
        for (std::uint64_t digit = unit / 10; digit > 0; digit /= 10) {
            w.character(static_cast<char>('0' + rest / digit));
            rest %= digit;
        }
        if (decimals == 0) w.character('0');
        return true;
    }
    return false;
}

constexpr void render_integer(walk& w, std::int64_t value) noexcept {
    if (value < 0) w.character('-');
    w.number(static_cast<std::size_t>(value < 0 ? ~static_cast<std::uint64_t>(value) + 1
                                                : static_cast<std::uint64_t>(value)));
}

constexpr void report_literal(walk& w, std::string_view what, std::string_view repair,
                              std::string_view type = {}) noexcept {
    problem text("cupel[E507]: ");
    if (w.literal_table == nullptr) text += "a table";
    else if (w.literal_column == no_column) w.literal_table->describe(text);
    else text += "column ", w.literal_table->describe(text, {}, w.literal_column);
    text += what;
    text += type;
    text += repair;
    w.report(text);
}

// 'YYYY-MM-DD', or 'YYYY-MM-DD hh:mm:ss.ffffff'
constexpr void render_time(walk& w, const literal_value& value) {
    using namespace std::chrono;
    constexpr sys_days first = year(0) / January / 1;
    constexpr sys_days last = year(9999) / December / 31;
    const bool is_date = value.type == literal_value::kind::date;
    const timestamp time(microseconds(is_date ? 0 : value.integer));
    const sys_days day = is_date ? sys_days(days(value.integer)) : floor<days>(time);
    if (day < first || day > last)
        report_literal(w, " has a time outside the years 0000 to 9999 in its mapping", "; use one within");
    else if (is_date) w.literal(date_text(day).view());
    else w.literal(timestamp_text(time).view());
}

// What all dialects write alike; each has its own word for booleans.
constexpr void render_literal(walk& w, const literal_value& value, std::string_view true_word,
                              std::string_view false_word) noexcept {
    switch (value.type) {
        case literal_value::kind::null: return w.text("NULL");
        case literal_value::kind::boolean: return w.text(value.boolean ? true_word : false_word);
        case literal_value::kind::integer: return render_integer(w, value.integer);
        case literal_value::kind::decimal:  // text, as where decimals are text; a number where the other side is one
            w.character('\'');
            render_integer(w, value.integer);
            return w.character('\'');
        case literal_value::kind::text:
            if (value.text.find('\0') != std::string_view::npos)
                report_literal(w, " has a text with a NUL character in its mapping, which no SQL text can hold",
                               "; leave it out");
            return w.literal(value.text);
        case literal_value::kind::floating:
            if (!render_floating(w, value.floating, value.is_float))
                report_literal(w, " has a floating number without a short decimal spelling in its mapping",
                               "; use a number of at most fifteen digits");
            return;
        case literal_value::kind::date:
        case literal_value::kind::timestamp: return render_time(w, value);
        case literal_value::kind::none:
            report_literal(w, " has in its mapping a value without a spelling in SQL, of type ",
                           "; use a number, a boolean, a text, an enum, a date or a timestamp", value.text);
    }
}

}  // namespace cupel::detail
