// + and - of dates, timestamps and spans of time.
//     timestamp + 2h                      timestamp - std::chrono::months(1)     timestamp + cupel::interval{1, 2, 3}
//     timestamp - timestamp               std::chrono::microseconds
//     date + 7, date + std::chrono::days(7), date - std::chrono::years(1)
//     date - date                         a number of days
//     interval + interval, interval * 2   an interval, where the database computes with them
#pragma once

#include <cupel/sql/functions/extract.hpp>
#include <cupel/types/duration.hpp>
#include <cupel/types/interval.hpp>

#include <chrono>
#include <concepts>
#include <cstdint>
#include <limits>
#include <ratio>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// What a shift counts.
enum class time_unit { microsecond, second, day, month, interval };

// x + amount, x - amount: of the type of x; each dialect overloads render_for.
template <time_unit Unit, bool Minus, class Left, class Right>
struct time_shift : operations<time_shift<Unit, Minus, Left, Right>> {
    using value_type = typename Left::value_type;
    static constexpr bool has_values = Left::has_values || Right::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    constexpr time_shift(Left l, Right r) : left(std::move(l)), right(std::move(r)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        render_for(w, std::type_identity<time_shift>{});
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, left, right);
    }
};

// a - b: days between dates, microseconds between timestamps; each dialect overloads render_for.
template <class ValueType, class Left, class Right>
struct time_between : operations<time_between<ValueType, Left, Right>> {
    using value_type = ValueType;
    static constexpr bool has_values = Left::has_values || Right::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    constexpr time_between(Left l, Right r) : left(std::move(l)), right(std::move(r)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        render_for(w, std::type_identity<time_between>{});
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, left, right);
    }
};

// interval + interval, interval - interval, interval * number, interval / number; each dialect overloads render_for.
template <class Operator, class Left, class Right>
struct interval_calculation : operations<interval_calculation<Operator, Left, Right>> {
    using value_type = interval;
    static constexpr bool has_values = Left::has_values || Right::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    constexpr interval_calculation(Left l, Right r) : left(std::move(l)), right(std::move(r)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        render_for(w, std::type_identity<interval_calculation>{});
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, left, right);
    }
};

template <class T>
inline constexpr bool is_chrono_duration = false;
template <std::integral Rep, class Period>
inline constexpr bool is_chrono_duration<std::chrono::duration<Rep, Period>> =
    std::ratio_divide<Period, std::micro>::den == 1;

// A month and a year of <chrono> are average numbers of seconds; in SQL they are those of the calendar.
template <class T>
inline constexpr int months_in = 0;
template <class Rep>
inline constexpr int months_in<std::chrono::duration<Rep, std::chrono::months::period>> = 1;
template <class Rep>
inline constexpr int months_in<std::chrono::duration<Rep, std::chrono::years::period>> = 12;

template <class T, class Period>
inline constexpr bool is_multiple_of = [] {
    if constexpr (is_chrono_duration<T>) return std::ratio_divide<typename T::period, Period>::den == 1;
    else return false;
}();

template <class T>
constexpr bool is_operand_of_time() noexcept {
    if constexpr (expression<T>) {
        using value = typename T::value_type;
        return is_time<value> || is_interval<value> || std::same_as<value, std::chrono::microseconds> ||
               std::integral<value>;
    } else {
        return is_chrono_duration<T> || std::integral<T> || std::same_as<T, interval> || storable<T>;
    }
}

template <time_unit Unit, bool Minus, class Left, class Right>
constexpr auto shifted(Left left, Right right) {
    return time_shift<Unit, Minus, Left, Right>(std::move(left), std::move(right));
}

// Days are 24 hours: times are those of UTC.
constexpr std::int64_t microseconds_of(const interval& span) {
    constexpr std::int64_t day = 86'400'000'000;
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 2;
    if (span.days > most / day || span.days < -(most / day) || span.microseconds > most || span.microseconds < -most)
        throw data_error("the interval is longer than the years of the calendar");
    return span.days * day + span.microseconds;
}

template <bool Minus, class Node, class T>
constexpr auto shift_time(Node node, const T& amount) {
    using time = typename Node::value_type;
    constexpr bool day = sql_type_of<time>.kind == type_kind::date;
    const auto by = [](auto count) { return bound_alone(count); };
    if constexpr (months_in<T> != 0) {
        return shifted<time_unit::month, Minus>(std::move(node),
                                                by(static_cast<std::int32_t>(amount.count() * months_in<T>)));
    } else if constexpr (std::same_as<T, interval>) {
        auto months = shifted<time_unit::month, Minus>(std::move(node), by(amount.months));
        return shifted<time_unit::microsecond, Minus>(std::move(months), by(microseconds_of(amount)));
    } else if constexpr (day && std::integral<T>) {
        return shifted<time_unit::day, Minus>(std::move(node), by(static_cast<std::int32_t>(amount)));
    } else if constexpr (day) {
        return shifted<time_unit::day, Minus>(
            std::move(node),
            by(static_cast<std::int32_t>(std::chrono::duration_cast<std::chrono::days>(amount).count())));
    } else if constexpr (is_multiple_of<T, std::ratio<1>>) {
        const auto seconds = std::chrono::duration_cast<std::chrono::duration<std::int64_t>>(amount);
        return shifted<time_unit::second, Minus>(std::move(node), by(std::int64_t{seconds.count()}));
    } else {
        const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(amount);
        return shifted<time_unit::microsecond, Minus>(std::move(node), by(std::int64_t{micros.count()}));
    }
}

// Whether `Time` can be moved by T.
template <class Time, class T>
constexpr bool shifts_by() noexcept {
    constexpr bool day = sql_type_of<Time>.kind == type_kind::date;
    if constexpr (expression<T>) {
        using value = typename T::value_type;
        return day ? std::integral<value> && !std::same_as<value, bool>
                   : is_interval<value> || std::same_as<value, std::chrono::microseconds>;
    } else if constexpr (day) {
        return (std::integral<T> && !std::same_as<T, bool>) || months_in<T> != 0 ||
               is_multiple_of<T, std::chrono::days::period>;
    } else {
        return is_chrono_duration<T> || std::same_as<T, interval>;
    }
}

template <class Node, class T, fixed_string Operator>
struct time_operand_check {
    static constexpr problem value = [] {
        problem text("cupel[E091]: ");
        cupel::detail::describe<Node>(text, "the other side");
        text += " is of type ";
        text += type_of<Node>.name;
        text += "; `";
        text += Operator.view();
        text += "` cannot take a value of type ";
        text += operand_type_name<T>();
        text += " with it; pass ";
        using time = typename Node::value_type;
        if (is_interval<time> && Operator.view() == "*") text += "a number";
        else if (is_interval<time> && Operator.view() == "/") text += "a number on the right side";
        else if (is_interval<time>) text += "an interval, or a date or a timestamp on the left side";
        else if (!is_time<time>) text += "another duration, or a timestamp on the left side";
        else if (sql_type_of<time>.kind == type_kind::date)
            text += "a number of days, std::chrono::days, months or years, or cast<cupel::timestamp>(...) the date";
        else text += "a std::chrono duration of whole microseconds, such as 2h, or a cupel::interval";
        if (Operator.view() == "-" && is_time<time>) text += ", or a value of the same type";
        return text;
    }();
};

template <class Operator, class Node, class T>
constexpr auto refuse_time(const Node&, const T&) {
    static_assert(refuse_if<time_operand_check<Node, T, Operator::symbol>::value>::done);
    return refused_operand<Node>{};
}

template <class ValueType, class Left, class Right>
constexpr auto time_apart(Left left, Right right) {
    return time_between<ValueType, Left, Right>(std::move(left), std::move(right));
}

template <class Node>
inline constexpr bool is_time_node = false;
template <expression Node>
inline constexpr bool is_time_node<Node> = is_time<typename Node::value_type>;

// The C++ type of a difference.
template <class Time>
using time_difference =
    std::conditional_t<sql_type_of<Time>.kind == type_kind::date, std::int32_t, std::chrono::microseconds>;

template <class T>
concept duration_value = std::same_as<T, std::chrono::microseconds> || is_multiple_of<T, std::micro>;

template <class T>
inline constexpr bool is_interval_operand = std::same_as<T, interval>;
template <expression T>
inline constexpr bool is_interval_operand<T> = is_interval<typename T::value_type>;

template <class T>
inline constexpr bool is_factor = std::is_arithmetic_v<T> && !std::same_as<T, bool>;
template <expression T>
inline constexpr bool is_factor<T> = type_of<T>.is_number();

// Whether the database computes an interval of both, if it computes with intervals at all.
template <class Operator, class L, class R>
inline constexpr bool gives_interval =
    std::same_as<Operator, plus> || std::same_as<Operator, minus> ? is_interval_operand<L> && is_interval_operand<R>
    : std::same_as<Operator, multiplies>
        ? (is_interval_operand<L> && is_factor<R>) || (is_factor<L> && is_interval_operand<R>)
        : std::same_as<Operator, divides> && is_interval_operand<L> && is_factor<R>;

// An interval is multiplied by a double.
template <class T>
constexpr auto interval_node(T value) {
    if constexpr (expression<T>) return value;
    else if constexpr (std::is_arithmetic_v<T>) return bind_parameter<double>{static_cast<double>(value)};
    else return bind_parameter<T>{std::move(value)};
}

template <class Operator, class Left, class Right>
constexpr auto calculated_interval(Left left, Right right) {
    return interval_calculation<Operator, Left, Right>(std::move(left), std::move(right));
}

// +, -, *, / and % where one side is a date, a timestamp, an interval or a duration.
template <class Operator>
struct time_calculation {
    template <class L, class R>
    static constexpr auto make(L left, R right) {
        constexpr bool minus = std::same_as<Operator, detail::minus>;
        if constexpr (gives_interval<Operator, L, R> && !refused<L> && !refused<R>) {
            return calculated_interval<Operator>(interval_node(std::move(left)), interval_node(std::move(right)));
        } else if constexpr (!minus && !std::same_as<Operator, plus>) {
            return refuse<L, R>(left, right);
        } else if constexpr (refused<L> || refused<R>) {
            return refused_operand<L>{};
        } else if constexpr (is_time_node<L>) {
            return of_time<minus>(std::move(left), std::move(right));
        } else if constexpr (is_time_node<R>) {
            if constexpr (!minus) {
                return of_time<false>(std::move(right), std::move(left));
            } else if constexpr (operand_fault_of<typename R::value_type, L>() == operand_fault::none) {
                using result = time_difference<typename R::value_type>;
                return time_apart<result>(operand<R, "-">(std::move(left)), std::move(right));
            } else {
                return refuse_time<Operator>(right, left);
            }
        } else {
            return of_durations(std::move(left), std::move(right));
        }
    }

private:
    template <class L, class R>
    static constexpr auto refuse(const L& left, const R& right) {
        if constexpr (expression<L>) return refuse_time<Operator>(left, right);
        else return refuse_time<Operator>(right, left);
    }

    template <bool Minus, class Node, class T>
    static constexpr auto of_time(Node node, T other) {
        using time = typename Node::value_type;
        if constexpr (shifts_by<time, T>()) {
            if constexpr (!expression<T>) return shift_time<Minus>(std::move(node), other);
            else if constexpr (is_interval<typename T::value_type>)
                return shifted<time_unit::interval, Minus>(std::move(node), std::move(other));
            else if constexpr (std::integral<typename T::value_type>)
                return shifted<time_unit::day, Minus>(std::move(node), std::move(other));
            else return shifted<time_unit::microsecond, Minus>(std::move(node), std::move(other));
        } else if constexpr (Minus && same_time<time, T>()) {
            return time_apart<time_difference<time>>(std::move(node), operand<Node, "-">(std::move(other)));
        } else {
            return refuse_time<Operator>(node, other);
        }
    }

    template <class Time, class T>
    static constexpr bool same_time() {
        if constexpr (expression<T>) return comparable(sql_type_of<Time>, type_of<T>);
        else if constexpr (storable<T>) return comparable(sql_type_of<Time>, sql_type_of<T>);
        else return false;
    }

    template <class L, class R>
    static constexpr auto of_durations(L left, R right) {
        using node = leading<L, R>;
        if constexpr (std::same_as<typename node::value_type, std::chrono::microseconds> &&
                      operand_fault_of<std::chrono::microseconds, L>() == operand_fault::none &&
                      operand_fault_of<std::chrono::microseconds, R>() == operand_fault::none)
            return join_operands<Operator, std::chrono::microseconds>(
                operand<node, Operator::symbol>(std::move(left)), operand<node, Operator::symbol>(std::move(right)));
        else return refuse<L, R>(left, right);
    }
};

}  // namespace cupel::detail
