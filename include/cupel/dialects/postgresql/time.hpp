// Dates and times on PostgreSQL: moments with time zone are taken in UTC, whatever the session's zone is.
#pragma once

#include <cupel/dialects/postgresql/dialect.hpp>
#include <cupel/sql/functions/time_arithmetic.hpp>
#include <cupel/sql/repeated.hpp>

#include <type_traits>

namespace cupel::detail {

// The operand as a timestamp in UTC, or as it is.
template <class Operand>
constexpr void in_utc(writer<postgresql>& w, int at_least = precedence::primary) {
    constexpr bool zoned = type_of<Operand>.kind == type_kind::timestamptz;
    if (zoned) w.text("(");
    render_inside<Operand>(w, zoned ? precedence::primary : at_least);
    if (zoned) w.text(" AT TIME ZONE 'UTC')");
}

template <fixed_string Part, class Operand>
constexpr void render_for(writer<postgresql>& w, std::type_identity<extract_call<Part, Operand>>) {
    constexpr bool epoch = Part.view() == "epoch";
    w.put(epoch ? "((extract(" : "extract(", Part.view(), " FROM ");
    in_utc<Operand>(w);
    // The same two roundings as everywhere.
    w.text(epoch                     ? ") * 1000000)::bigint / 1000000.0::double precision)"
           : Part.view() == "second" ? ")::double precision"
                                     : ")::bigint");
}

template <fixed_string Part, class Operand>
constexpr void render_for(writer<postgresql>& w, std::type_identity<truncation<Part, Operand>>) {
    constexpr type_kind kind = type_of<Operand>.kind;
    if (kind == type_kind::timestamptz) w.text("(");
    w.put("date_trunc('", Part.view(), "', ");
    in_utc<Operand>(w);
    w.text(kind == type_kind::date          ? "::timestamp)::date"
           : kind == type_kind::timestamptz ? ") AT TIME ZONE 'UTC')"
                                            : ")");
}

// x + what `amount` writes, by the calendar of UTC.
template <bool Minus, class Left, class Amount>
constexpr void by_calendar(writer<postgresql>& w, Amount amount) {
    constexpr type_kind kind = type_of<Left>.kind;
    w.text(kind == type_kind::date ? "CAST(" : kind == type_kind::timestamptz ? "((" : "(");
    in_utc<Left>(w);
    w.text(Minus ? " - " : " + ");
    amount();
    w.text(kind == type_kind::date ? " AS DATE)" : kind == type_kind::timestamptz ? ") AT TIME ZONE 'UTC')" : ")");
}

template <bool Minus, class Left, class Right>
constexpr void render_for(writer<postgresql>& w, std::type_identity<time_shift<time_unit::month, Minus, Left, Right>>) {
    by_calendar<Minus, Left>(w, [&] {
        w.text("make_interval(months => ");
        Right::render(w);
        w.text(")");
    });
}

template <bool Minus, class Left, class Right>
constexpr void render_for(writer<postgresql>& w, std::type_identity<time_shift<time_unit::day, Minus, Left, Right>>) {
    w.text("(");
    Left::render(w);
    w.text(Minus ? " - " : " + ");
    constexpr bool wide = is_wide<typename Right::value_type>;
    if (wide) w.text("CAST(");
    render_inside<Right>(w, wide ? 0 : precedence::primary);
    w.text(wide ? " AS INTEGER))" : ")");
}

template <bool Minus, class Left, class Right>
constexpr void render_for(writer<postgresql>& w,
                          std::type_identity<time_shift<time_unit::second, Minus, Left, Right>>) {
    w.text("(");
    Left::render(w);
    w.text(Minus ? " - " : " + ");
    Right::render(w);
    w.text(" * INTERVAL '1 second')");
}

// An interval is multiplied by a double, which counts whole seconds exactly, but not the microseconds of all times.
template <bool Minus, class Left, class Right>
constexpr void render_for(writer<postgresql>& w,
                          std::type_identity<time_shift<time_unit::microsecond, Minus, Left, Right>>) {
    repeated<Right, writer<postgresql>> amount(w);
    w.text("(");
    Left::render(w);
    amount.write(Minus ? " - ((" : " + ((", ") / 1000000 * INTERVAL '1 second' + ");
    amount.write("(", ") % 1000000 * INTERVAL '1 microsecond'))");
}

template <bool Minus, class Left, class Right>
constexpr void render_for(writer<postgresql>& w,
                          std::type_identity<time_shift<time_unit::interval, Minus, Left, Right>>) {
    by_calendar<Minus, Left>(w, [&] { render_inside<Right>(w, precedence::primary); });
}

template <class Operator, class Left, class Right>
constexpr void render_for(writer<postgresql>& w, std::type_identity<interval_calculation<Operator, Left, Right>>) {
    w.text("(");
    render_inside<Left>(w, precedence::primary);
    w.text(Operator::sql);
    render_inside<Right>(w, precedence::primary);
    w.text(")");
}

template <class ValueType, class Left, class Right>
constexpr void render_for(writer<postgresql>& w, std::type_identity<time_between<ValueType, Left, Right>>) {
    constexpr bool days = type_of<Left>.kind == type_kind::date;
    w.text(days ? "(" : "(extract(epoch FROM ");
    Left::render(w);
    w.text(" - ");
    Right::render(w);
    w.text(days ? ")" : ") * 1000000)::bigint");
}

template <class Result, class Year, class Month, class Day>
constexpr void render_for(writer<postgresql>& w,
                          std::type_identity<function_call<"make_date", Result, Year, Month, Day>>) {
    w.text("make_date(");
    const auto number = [&]<class Node>(std::type_identity<Node>) {
        constexpr bool wide = is_wide<typename Node::value_type>;
        if (wide) w.text("CAST(");
        Node::render(w);
        if (wide) w.text(" AS INTEGER)");
    };
    number(std::type_identity<Year>{});
    w.text(", ");
    number(std::type_identity<Month>{});
    w.text(", ");
    number(std::type_identity<Day>{});
    w.text(")");
}

}  // namespace cupel::detail
