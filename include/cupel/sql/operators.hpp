// Comparison, logic, arithmetic: C++'s operators on SQL expressions.
#pragma once

#include <cupel/sql/operand.hpp>
#include <cupel/types/boolean.hpp>
#include <cupel/types/floating.hpp>
#include <cupel/types/integer.hpp>

#include <concepts>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace cupel {

template <class Derived>
struct operations;

namespace detail {

// left OP right
template <fixed_string Operator, int Precedence, class ValueType, class Left, class Right>
struct binary : operations<binary<Operator, Precedence, ValueType, Left, Right>> {
    using value_type = ValueType;
    static constexpr bool has_values = Left::has_values || Right::has_values;
    static constexpr int precedence = Precedence;

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    constexpr binary(Left l, Right r) : left(std::move(l)), right(std::move(r)) {}

    // SQL chains `a + b + c` and `a AND b AND c` from the left; comparisons do not chain.
    template <class Writer>
    static constexpr void render(Writer& w) {
        render_inside<Left>(w, Precedence == precedence::comparison ? Precedence + 1 : Precedence);
        w.put(" ", Operator.view(), " ");
        render_inside<Right>(w, Precedence <= precedence::and_ ? Precedence : Precedence + 1);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, left, right);
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
        w.text(Operator.view());
        // `--` would begin a comment.
        render_inside<Operand>(w, Precedence == precedence::sign ? Precedence + 1 : Precedence);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, operand);
    }
};

template <class L, class R>
concept one_is_expression = expression<std::remove_cvref_t<L>> || expression<std::remove_cvref_t<R>>;

// The node that the types of an operator are held against: the left one if it is an expression.
template <class L, class R>
using leading = std::conditional_t<expression<std::remove_cvref_t<L>>, std::remove_cvref_t<L>, std::remove_cvref_t<R>>;

template <fixed_string Operator, int Precedence, class ValueType, class L, class R>
constexpr auto make_binary(L&& left, R&& right) {
    using node = leading<L, R>;
    auto l = operand<node, Operator>(std::forward<L>(left));
    auto r = operand<node, Operator>(std::forward<R>(right));
    return binary<Operator, Precedence, ValueType, decltype(l), decltype(r)>(std::move(l), std::move(r));
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

template <fixed_string Operator, int Precedence, class L, class R>
constexpr auto make_logical(L&& left, R&& right) {
    auto l = condition<Operator>(std::forward<L>(left));
    auto r = condition<Operator>(std::forward<R>(right));
    return binary<Operator, Precedence, bool, decltype(l), decltype(r)>(std::move(l), std::move(r));
}

// SQL's result of arithmetic: floating if one side is, else the wider integer.
template <class L, class R>
using arithmetic_type =
    std::conditional_t<std::floating_point<L> || std::floating_point<R>, double,
                       std::conditional_t<(sizeof(L) > 4 || sizeof(R) > 4), std::int64_t, std::int32_t>>;

template <class Node, fixed_string Operator>
struct arithmetic_check {
    static constexpr bool ok = type_of<Node>.is_number();
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
            text += "` computes with numbers only; use func::concat for text, or cast<...>(...) it";
            return text;
        }
    }();
};

template <fixed_string Operator, int Precedence, class L, class R>
constexpr auto make_arithmetic(L&& left, R&& right) {
    using node = leading<L, R>;
    static_assert(refuse_if<arithmetic_check<node, Operator>::value>::done);
    if constexpr (!arithmetic_check<node, Operator>::ok) {
        return refused_operand<node>{};
    } else {
        auto l = operand<node, Operator>(std::forward<L>(left));
        auto r = operand<node, Operator>(std::forward<R>(right));
        using result = arithmetic_type<typename decltype(l)::value_type, typename decltype(r)::value_type>;
        return binary<Operator, Precedence, result, decltype(l), decltype(r)>(std::move(l), std::move(r));
    }
}

}  // namespace detail

#define CUPEL_OPERATOR(symbol, maker)                        \
    template <class L, class R>                              \
        requires detail::one_is_expression<L, R>             \
    constexpr auto operator symbol(L&& left, R&& right) {    \
        return maker(std::forward<L>(left), std::forward<R>(right)); \
    }

CUPEL_OPERATOR(==, (detail::make_binary<"=", detail::precedence::comparison, bool>))
CUPEL_OPERATOR(!=, (detail::make_binary<"<>", detail::precedence::comparison, bool>))
CUPEL_OPERATOR(<, (detail::make_binary<"<", detail::precedence::comparison, bool>))
CUPEL_OPERATOR(<=, (detail::make_binary<"<=", detail::precedence::comparison, bool>))
CUPEL_OPERATOR(>, (detail::make_binary<">", detail::precedence::comparison, bool>))
CUPEL_OPERATOR(>=, (detail::make_binary<">=", detail::precedence::comparison, bool>))
CUPEL_OPERATOR(&&, (detail::make_logical<"AND", detail::precedence::and_>))
CUPEL_OPERATOR(||, (detail::make_logical<"OR", detail::precedence::or_>))
CUPEL_OPERATOR(+, (detail::make_arithmetic<"+", detail::precedence::sum>))
CUPEL_OPERATOR(-, (detail::make_arithmetic<"-", detail::precedence::sum>))
CUPEL_OPERATOR(*, (detail::make_arithmetic<"*", detail::precedence::product>))
CUPEL_OPERATOR(/, (detail::make_arithmetic<"/", detail::precedence::product>))
CUPEL_OPERATOR(%, (detail::make_arithmetic<"%", detail::precedence::product>))

#undef CUPEL_OPERATOR

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
    else return detail::unary<"-", detail::precedence::sign, typename E::value_type, E>(std::move(operand));
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
