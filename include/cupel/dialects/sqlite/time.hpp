// Dates and times on SQLite: text, 2026-11-20 22:41:01.000000, whose date functions know milliseconds only. So the seconds
// are computed with, and the decimals are carried beside them.
#pragma once

#include <cupel/dialects/sqlite/dialect.hpp>
#include <cupel/sql/functions/time_arithmetic.hpp>
#include <cupel/sql/repeated.hpp>

#include <string_view>
#include <type_traits>

namespace cupel::detail {

// The time in microseconds since 1970: whole seconds and decimals apart, because SQLite rounds.
template <class Mentions>
constexpr void microseconds_on_sqlite(Mentions& x) {
    x.write("unixepoch(substr(", ", 1, 19)) * 1000000 + ");
    x.write("substr(", " || '000000', 21, 6)");
}

// What a part is made of: the operand stands between the two texts, and once more where it is needed twice.
struct time_part {
    std::string_view name, before, after;
};

inline constexpr time_part sqlite_parts[] = {
    {"year", "CAST(substr(", ", 1, 4) AS INTEGER)"},
    {"month", "CAST(substr(", ", 6, 2) AS INTEGER)"},
    {"day", "CAST(substr(", ", 9, 2) AS INTEGER)"},
    {"hour", "CAST(substr(", ", 12, 2) AS INTEGER)"},
    {"minute", "CAST(substr(", ", 15, 2) AS INTEGER)"},
    {"quarter", "((substr(", ", 6, 2) + 2) / 3)"},
    {"dow", "CAST(strftime('%w', substr(", ", 1, 10)) AS INTEGER)"},
    {"isodow", "((strftime('%w', substr(", ", 1, 10)) + 6) % 7 + 1)"},
    {"doy", "CAST(strftime('%j', substr(", ", 1, 10)) AS INTEGER)"},
    // The week and the year of a day are those of the Thursday beside it.
    {"week", "((strftime('%j', substr(", ", 1, 10), '-3 days', 'weekday 4') - 1) / 7 + 1)"},
    {"isoyear", "CAST(strftime('%Y', substr(", ", 1, 10), '-3 days', 'weekday 4') AS INTEGER)"},
};

template <class Node>
constexpr void report_interval_on_sqlite(walk& w, std::string_view what) {
    problem text("cupel[E092]: ");
    cupel::detail::describe<Node>(text, "an expression");
    text += " of type interval is used with ";
    text += what;
    text += ", but SQLite keeps intervals as text; store a std::chrono::microseconds, or pass the interval as a value";
    w.report(text);
}

template <fixed_string Part, class Operand>
constexpr void render_for(writer<sqlite>& w, std::type_identity<extract_call<Part, Operand>>) {
    if constexpr (is_interval<typename Operand::value_type>) report_interval_on_sqlite<Operand>(w, "extract");
    repeated<Operand, writer<sqlite>> x(w);
    if constexpr (Part.view() == "second") {
        x.write("((substr(", ", 18, 2) * 1000000 + ");
        x.write("substr(", " || '000000', 21, 6)) / 1000000.0)");
    } else if constexpr (Part.view() == "epoch") {
        w.text("((");
        microseconds_on_sqlite(x);
        w.text(") / 1000000.0)");
    } else {
        for (const time_part& part : sqlite_parts)
            if (part.name == Part.view()) x.write(part.before, part.after);
    }
}

// The beginnings, as formats of strftime.
inline constexpr time_part sqlite_truncations[] = {
    {"year", "strftime('%Y-01-01", "', substr("},         {"month", "strftime('%Y-%m-01", "', substr("},
    {"day", "strftime('%Y-%m-%d", "', substr("},          {"hour", "strftime('%Y-%m-%d %H:00:00.000000", ""},
    {"minute", "strftime('%Y-%m-%d %H:%M:00.000000", ""}, {"second", "strftime('%Y-%m-%d %H:%M:%S.000000", ""},
};

template <fixed_string Part, class Operand>
constexpr void render_for(writer<sqlite>& w, std::type_identity<truncation<Part, Operand>>) {
    constexpr type_kind kind = type_of<Operand>.kind;
    constexpr std::string_view midnight = kind == type_kind::date ? "" : " 00:00:00.000000";
    constexpr std::string_view zone = kind == type_kind::timestamptz ? "Z" : "";
    repeated<Operand, writer<sqlite>> x(w);
    std::string_view days = "";
    for (const time_part& part : sqlite_truncations) {
        if (part.name != Part.view()) continue;
        w.put(part.before, part.after.empty() ? "" : midnight, zone, "', ");
        x.write("substr(", part.after.empty() ? ", 1, 19))" : ", 1, 10))");
        return;
    }
    w.put("strftime('%Y-%m-%d", midnight, zone, "', ");
    if constexpr (Part.view() == "week") {
        days = ", 1, 10), '-6 days', 'weekday 1')";
        x.write("substr(", days);
    } else {
        x.write("substr(", ", 1, 10), 'start of month', ");
        x.write("-((substr(", ", 6, 2) - 1) % 3) || ' months')");
    }
}

// A month too short for the day ends with its own last day; behind December 9999 there is no month to find it by.
template <bool Minus, class Time, class Amount>
constexpr void months_later_on_sqlite(writer<sqlite>& w, Time& x, Amount& months) {
    const std::string_view sign = Minus ? "-" : "";
    w.text("min(");
    x.write("date(substr(", ", 1, 10), 'start of month', ");
    w.text(sign);
    months.write("(", ") || ' months', ");
    x.write("(substr(", ", 9, 2) - 1) || ' days'), ");
    x.write("coalesce(date(substr(", ", 1, 10), 'start of month', ");
    w.text(sign);
    months.write("(", ") || ' months', '1 months', '-1 days'), '9999-12-31'))");
}

template <bool Minus, class Left, class Right>
constexpr void render_for(writer<sqlite>& w, std::type_identity<time_shift<time_unit::month, Minus, Left, Right>>) {
    repeated<Left, writer<sqlite>> x(w);
    repeated<Right, writer<sqlite>> months(w);
    if constexpr (type_of<Left>.kind == type_kind::date) {
        months_later_on_sqlite<Minus>(w, x, months);
    } else {
        w.text("(");
        months_later_on_sqlite<Minus>(w, x, months);
        x.write(" || substr(", ", 11))");
    }
}

template <bool Minus, class Left, class Right>
constexpr void render_for(writer<sqlite>& w, std::type_identity<time_shift<time_unit::day, Minus, Left, Right>>) {
    w.text("date(");
    Left::render(w);
    w.text(Minus ? ", -(" : ", (");
    Right::render(w);
    w.text(") || ' days')");
}

template <bool Minus, class Left, class Right>
constexpr void render_for(writer<sqlite>& w, std::type_identity<time_shift<time_unit::second, Minus, Left, Right>>) {
    repeated<Left, writer<sqlite>> x(w);
    x.write("(strftime('%Y-%m-%d %H:%M:%S', substr(", ", 1, 19), ");
    w.text(Minus ? "-(" : "(");
    Right::render(w);
    x.write(") || ' seconds') || substr(", ", 20))");
}

// Counted from the year 0, where no time is negative.
template <bool Minus, class Left, class Right>
constexpr void render_for(writer<sqlite>& w,
                          std::type_identity<time_shift<time_unit::microsecond, Minus, Left, Right>>) {
    repeated<Left, writer<sqlite>> x(w);
    repeated<Right, writer<sqlite>> amount(w);
    const auto moved = [&] {
        w.text("(62167219200000000 + ");
        microseconds_on_sqlite(x);
        w.text(Minus ? " - " : " + ");
        amount.write("(", "))");
    };
    w.text("(datetime(");
    moved();
    w.text(" / 1000000 - 62167219200, 'unixepoch') || printf('.%06d', ");
    moved();
    w.text(type_of<Left>.kind == type_kind::timestamptz ? " % 1000000) || 'Z')" : " % 1000000))");
}

template <bool Minus, class Left, class Right>
constexpr void render_for(writer<sqlite>& w, std::type_identity<time_shift<time_unit::interval, Minus, Left, Right>>) {
    report_interval_on_sqlite<Right>(w, Minus ? "-" : "+");
}

template <class Operator, class Left, class Right>
constexpr void render_for(writer<sqlite>& w, std::type_identity<interval_calculation<Operator, Left, Right>>) {
    using node = std::conditional_t<is_interval<typename Left::value_type>, Left, Right>;
    report_interval_on_sqlite<node>(w, Operator::symbol.view());
}

template <class ValueType, class Left, class Right>
constexpr void render_for(writer<sqlite>& w, std::type_identity<time_between<ValueType, Left, Right>>) {
    if constexpr (type_of<Left>.kind == type_kind::date) {
        w.text("((unixepoch(");
        Left::render(w);
        w.text(") - unixepoch(");
        Right::render(w);
        w.text(")) / 86400)");
    } else {
        repeated<Left, writer<sqlite>> left(w);
        repeated<Right, writer<sqlite>> right(w);
        w.text("(");
        microseconds_on_sqlite(left);
        w.text(" - (");
        microseconds_on_sqlite(right);
        w.text("))");
    }
}

template <class Year, class Month, class Day>
struct day_text {
    static constexpr int precedence = precedence::primary;

    static constexpr void render(writer<sqlite>& w) {
        w.text("printf('%04d-%02d-%02d', ");
        render_list<Year, Month, Day>(w);
        w.text(")");
    }
};

// What is no day would become one of the next month.
template <class Result, class Year, class Month, class Day>
constexpr void render_for(writer<sqlite>& w, std::type_identity<function_call<"make_date", Result, Year, Month, Day>>) {
    repeated<day_text<Year, Month, Day>, writer<sqlite>> day(w);
    day.write("CASE WHEN date(", ", '0 days') = ");
    day.write("", " THEN ");
    day.write("", " END");
}

}  // namespace cupel::detail
