// Comparison, logic, arithmetic: C++'s operators on SQL expressions.
#pragma once

#include <cupel/sql/comparing.hpp>
#include <cupel/sql/operand.hpp>
#include <cupel/types/boolean.hpp>
#include <cupel/types/floating.hpp>
#include <cupel/types/integer.hpp>

#include <chrono>
#include <concepts>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace cupel {

template <class Derived>
struct operations;

namespace detail {

// An operator: its SQL, and how tightly it binds.
template <fixed_string Sql, int Precedence>
struct infix {
    static constexpr fixed_string symbol = Sql;
    static constexpr int precedence = Precedence;
    static constexpr auto padded = [] {
        fixed_string<Sql.size() + 3> spaced;
        spaced.characters[0] = spaced.characters[Sql.size() + 1] = ' ';
        for (std::size_t i = 0; i < Sql.size(); ++i) spaced.characters[i + 1] = Sql.characters[i];
        return spaced;
    }();
    static constexpr std::string_view sql = padded.view();

    template <class Left, class Right, class Writer>
    static constexpr void check(Writer&) noexcept {}
};

template <fixed_string Sql, comparing How>
struct comparison : infix<Sql, precedence::comparison> {
    template <class Left, class Right, class Writer>
    static constexpr void check(Writer& w) {
        check_comparison<Left, Right, How>(w, Sql.view());
    }
};

template <fixed_string Sql, int Precedence>
struct calculation : infix<Sql, Precedence> {
    template <class Left, class Right, class Writer>
    static constexpr void check(Writer& w) {
        check_exact<std::conditional_t<type_of<Left>.is_decimal(), Left, Right>>(w, Sql.view());
    }
};

// Types of their own, because they become part of the names of all expressions.
struct equal_to : comparison<"=", comparing::equality> {};
struct not_equal_to : comparison<"<>", comparing::equality> {};
struct less : comparison<"<", comparing::order> {};
struct less_equal : comparison<"<=", comparing::order> {};
struct greater : comparison<">", comparing::order> {};
struct greater_equal : comparison<">=", comparing::order> {};
struct logical_and : infix<"AND", precedence::and_> {};
struct logical_or : infix<"OR", precedence::or_> {};
struct plus : calculation<"+", precedence::sum> {};
struct minus : calculation<"-", precedence::sum> {};
struct multiplies : calculation<"*", precedence::product> {};
struct divides : calculation<"/", precedence::product> {};
struct modulus : infix<"%", precedence::product> {};
struct concatenates : infix<"||", precedence::sum> {};

// left OP right
template <class Operator, class ValueType, class Left, class Right>
struct binary : operations<binary<Operator, ValueType, Left, Right>> {
    using value_type = ValueType;
    static constexpr bool has_values = Left::has_values || Right::has_values;
    static constexpr int precedence = Operator::precedence;

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    using operations<binary>::operator=;

    // SQL chains `a + b + c` and `a AND b AND c` from the left; comparisons do not chain.
    template <class Writer>
    static constexpr void render(Writer& w) {
        if constexpr (!always_ordered<Left, Right>) Operator::template check<Left, Right>(w);
        render_inside<Left>(w, precedence == detail::precedence::comparison ? precedence + 1 : precedence);
        w.text(Operator::sql);
        render_inside<Right>(w, precedence <= detail::precedence::and_ ? precedence : precedence + 1);
    }

    template <class Visitor>
    [[gnu::always_inline]] constexpr void visit_values(Visitor& visitor) const {
        if constexpr (Left::has_values) left.visit_values(visitor);
        if constexpr (Right::has_values) right.visit_values(visitor);
    }
};

// OP operand
template <fixed_string Operator, int Precedence, class ValueType, class Operand>
struct unary : operations<unary<Operator, Precedence, ValueType, Operand>> {
    using value_type = ValueType;
    static constexpr bool has_values = Operand::has_values;
    static constexpr int precedence = Precedence;

    [[no_unique_address]] Operand operand;

    constexpr explicit unary(Operand inner) : operand(std::move(inner)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        if constexpr (type_of<Operand>.is_decimal()) check_exact<Operand>(w, "-");
        w.text(Operator.view());
        // `--` would begin a comment; `~a + b` is one thing to SQLite and another to PostgreSQL.
        render_inside<Operand>(w, Precedence == precedence::not_ ? Precedence : precedence::primary);
    }

    template <class Visitor>
    [[gnu::always_inline]] constexpr void visit_values(Visitor& visitor) const {
        operand.visit_values(visitor);
    }
};

template <class L, class R>
concept one_is_expression = expression<L> || expression<R>;

// The node that the types of an operator are held against: the left one if it is an expression.
template <class L, class R>
using leading = std::conditional_t<expression<L>, L, R>;

// left OP right, both sides already expressions.
template <class Operator, class ValueType, class Left, class Right>
constexpr binary<Operator, ValueType, Left, Right> join_operands(Left left, Right right) {
    return {{}, static_cast<Left&&>(left), static_cast<Right&&>(right)};
}

template <class Operator, class ValueType, class L, class R>
[[gnu::always_inline]] constexpr auto make_binary(L left, R right) {
    using node = leading<L, R>;
    if constexpr (taken_as_is<node, L> && taken_as_is<node, R>)
        return binary<Operator, ValueType, L, R>{{}, static_cast<L&&>(left), static_cast<R&&>(right)};
    else if constexpr (taken_as_is<node, L> && taken_as_value<node, R>)
        return binary<Operator, ValueType, L, value_parameter<node, R>>{
            {}, static_cast<L&&>(left), {static_cast<value_kept<node, R>>(static_cast<R&&>(right))}};
    else
        return join_operands<Operator, ValueType>(operand<node, Operator::symbol>(static_cast<L&&>(left)),
                                                  operand<node, Operator::symbol>(static_cast<R&&>(right)));
}

// Both sides of AND, OR and NOT are conditions.
template <class T, fixed_string Operator>
struct condition_check {
    static constexpr bool ok = predicate<T>;
    static constexpr problem value = [] {
        if constexpr (ok) {
            return problem();
        } else {
            problem text("cupel[E011]: ");
            if constexpr (requires { T::is_assignment; }) {
                T::column::describe(text);
                text += " is assigned where ";
                text += Operator.view();
                text += " needs a condition; write == to compare it";
            } else {
                cupel::detail::describe<T>(text, "the operand");
                text += " of type ";
                if constexpr (query<T>) text += "SELECT";
                else text += operand_type_name<T>();
                text += " stands where ";
                text += Operator.view();
                text += " needs a condition; compare it with something, as in column == value";
            }
            return text;
        }
    }();
};

template <fixed_string Operator, class T>
constexpr auto condition(T&& value) {
    using plain = std::remove_cvref_t<T>;
    if constexpr (std::same_as<plain, bool>) {
        return bind_parameter<bool>{value};
    } else {
        static_assert(refuse_if<condition_check<plain, Operator>::value>::done);
        if constexpr (condition_check<plain, Operator>::ok) return plain(std::forward<T>(value));
        else return refused_operand<plain>{};
    }
}

template <class Operator, class Left, class Right>
constexpr auto join_conditions(Left left, Right right) {
    if constexpr (refused<Left> || refused<Right>) return refused_operand<Left>{};
    else return binary<Operator, bool, Left, Right>{{}, static_cast<Left&&>(left), static_cast<Right&&>(right)};
}

template <class Operator, class L, class R>
[[gnu::always_inline]] constexpr auto make_logical(L left, R right) {
    if constexpr (predicate<L> && predicate<R>)
        return binary<Operator, bool, L, R>{{}, static_cast<L&&>(left), static_cast<R&&>(right)};
    else
        return join_conditions<Operator>(condition<Operator::symbol>(static_cast<L&&>(left)),
                                         condition<Operator::symbol>(static_cast<R&&>(right)));
}

// Whether a column of the type is a bigint.
template <class T>
inline constexpr bool is_wide = sizeof(T) > 4 || (sizeof(T) == 4 && std::unsigned_integral<T>);

// SQL's result of arithmetic: decimal or floating if one side is, else the wider integer, signed.
template <class L, class R = L>
using arithmetic_type = std::conditional_t<
    sql_type_of<L>.is_decimal(), L,
    std::conditional_t<sql_type_of<R>.is_decimal(), R,
                       std::conditional_t<std::floating_point<L> || std::floating_point<R>, double,
                                          std::conditional_t<is_wide<L> || is_wide<R>, std::int64_t, std::int32_t>>>>;

// -x keeps the type of x, unless that has no sign.
template <class T>
using negated_type = typename std::conditional_t<std::unsigned_integral<T>, std::type_identity<arithmetic_type<T>>,
                                                 std::type_identity<T>>::type;

template <class Node, fixed_string Operator>
struct arithmetic_check {
    static constexpr bool whole = Operator.view() == "%";
    static constexpr bool ok =
        whole ? type_of<Node>.is_integer() : type_of<Node>.is_number() || type_of<Node>.is_decimal();
    static constexpr problem value = [] {
        if constexpr (ok) {
            return problem();
        } else {
            problem text;
            text += "cupel[E013]: ";
            cupel::detail::describe<Node>(text, "the operand");
            text += " is of type ";
            text += type_of<Node>.name;
            text += "; `";
            text += Operator.view();
            text += whole ? "` computes with integers only; cast<std::int64_t>(...) it"
                          : "` computes with numbers only; use func::concat for text, or cast<...>(...) it";
            return text;
        }
    }();
};

template <class Operator, class Left, class Right>
[[gnu::always_inline]] constexpr auto join_numbers(Left left, Right right) {
    using result = arithmetic_type<typename Left::value_type, typename Right::value_type>;
    return binary<Operator, result, Left, Right>{{}, static_cast<Left&&>(left), static_cast<Right&&>(right)};
}

// Dates, timestamps, intervals and durations: functions/time_arithmetic.hpp.
template <class Operator>
struct time_calculation;

template <class T>
inline constexpr bool calculates_time = false;
template <expression T>
inline constexpr bool calculates_time<T> =
    !type_of<T>.array &&
    ((type_of<T>.domain == 0 && type_of<T>.kind >= type_kind::date && type_of<T>.kind <= type_kind::timestamptz) ||
     type_of<T>.kind == type_kind::interval || std::same_as<typename T::value_type, std::chrono::microseconds>);

template <class Operator, class L, class R>
[[gnu::always_inline]] constexpr auto make_arithmetic(L left, R right) {
    using node = leading<L, R>;
    if constexpr (calculates_time<L> || calculates_time<R>) {
        return time_calculation<Operator>::make(static_cast<L&&>(left), static_cast<R&&>(right));
    } else {
        using check = arithmetic_check<node, Operator::symbol>;
        static_assert(refuse_if<check::value>::done);
        if constexpr (!check::ok || refused<L> || refused<R>) return refused_operand<node>{};
        else
            return join_numbers<Operator>(operand<node, Operator::symbol>(static_cast<L&&>(left)),
                                          operand<node, Operator::symbol>(static_cast<R&&>(right)));
    }
}

}  // namespace detail

template <class L, class R>
    requires detail::one_is_expression<L, R>
[[gnu::always_inline]] constexpr auto operator==(L left, R right) {
    return detail::make_binary<detail::equal_to, bool>(static_cast<L&&>(left), static_cast<R&&>(right));
}
template <class L, class R>
    requires detail::one_is_expression<L, R>
[[gnu::always_inline]] constexpr auto operator!=(L left, R right) {
    return detail::make_binary<detail::not_equal_to, bool>(static_cast<L&&>(left), static_cast<R&&>(right));
}
template <class L, class R>
    requires detail::one_is_expression<L, R>
[[gnu::always_inline]] constexpr auto operator<(L left, R right) {
    return detail::make_binary<detail::less, bool>(static_cast<L&&>(left), static_cast<R&&>(right));
}
template <class L, class R>
    requires detail::one_is_expression<L, R>
[[gnu::always_inline]] constexpr auto operator<=(L left, R right) {
    return detail::make_binary<detail::less_equal, bool>(static_cast<L&&>(left), static_cast<R&&>(right));
}
template <class L, class R>
    requires detail::one_is_expression<L, R>
[[gnu::always_inline]] constexpr auto operator>(L left, R right) {
    return detail::make_binary<detail::greater, bool>(static_cast<L&&>(left), static_cast<R&&>(right));
}
template <class L, class R>
    requires detail::one_is_expression<L, R>
[[gnu::always_inline]] constexpr auto operator>=(L left, R right) {
    return detail::make_binary<detail::greater_equal, bool>(static_cast<L&&>(left), static_cast<R&&>(right));
}
template <class L, class R>
    requires detail::one_is_expression<L, R>
[[gnu::always_inline]] constexpr auto operator&&(L left, R right) {
    return detail::make_logical<detail::logical_and>(static_cast<L&&>(left), static_cast<R&&>(right));
}
template <class L, class R>
    requires detail::one_is_expression<L, R>
[[gnu::always_inline]] constexpr auto operator||(L left, R right) {
    return detail::make_logical<detail::logical_or>(static_cast<L&&>(left), static_cast<R&&>(right));
}
template <class L, class R>
    requires detail::one_is_expression<L, R>
[[gnu::always_inline]] constexpr auto operator+(L left, R right) {
    return detail::make_arithmetic<detail::plus>(static_cast<L&&>(left), static_cast<R&&>(right));
}
template <class L, class R>
    requires detail::one_is_expression<L, R>
[[gnu::always_inline]] constexpr auto operator-(L left, R right) {
    return detail::make_arithmetic<detail::minus>(static_cast<L&&>(left), static_cast<R&&>(right));
}
template <class L, class R>
    requires detail::one_is_expression<L, R>
[[gnu::always_inline]] constexpr auto operator*(L left, R right) {
    return detail::make_arithmetic<detail::multiplies>(static_cast<L&&>(left), static_cast<R&&>(right));
}
template <class L, class R>
    requires detail::one_is_expression<L, R>
[[gnu::always_inline]] constexpr auto operator/(L left, R right) {
    return detail::make_arithmetic<detail::divides>(static_cast<L&&>(left), static_cast<R&&>(right));
}
template <class L, class R>
    requires detail::one_is_expression<L, R>
[[gnu::always_inline]] constexpr auto operator%(L left, R right) {
    return detail::make_arithmetic<detail::modulus>(static_cast<L&&>(left), static_cast<R&&>(right));
}

// NOT condition
template <expression E>
constexpr auto operator!(E operand) {
    auto inner = detail::condition<"NOT">(std::move(operand));
    return detail::unary<"NOT ", detail::precedence::not_, bool, decltype(inner)>(std::move(inner));
}

// -number
template <expression E>
constexpr auto operator-(E operand) {
    static_assert(detail::refuse_if<detail::arithmetic_check<E, "-">::value>::done);
    if constexpr (!detail::arithmetic_check<E, "-">::ok) return detail::refused_operand<E>{};
    else
        return detail::unary<"-", detail::precedence::sign, detail::negated_type<typename E::value_type>, E>(
            std::move(operand));
}

// a AND b AND ...
template <class First, class... Rest>
constexpr auto and_(First first, Rest... rest) {
    if constexpr (sizeof...(Rest) == 0) return detail::condition<"AND">(std::move(first));
    else return (std::move(first) && ... && std::move(rest));
}

// a OR b OR ...
template <class First, class... Rest>
constexpr auto or_(First first, Rest... rest) {
    if constexpr (sizeof...(Rest) == 0) return detail::condition<"OR">(std::move(first));
    else return (std::move(first) || ... || std::move(rest));
}

// NOT a
template <class E>
constexpr auto not_(E operand) {
    return !std::move(operand);
}

}  // namespace cupel
