// The bits of integers: &, |, ^, ~, <<, >>.
#pragma once

#include <cupel/sql/operations.hpp>
#include <cupel/sql/repeated.hpp>

#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

// Tighter than comparison, looser than sums, and the same among themselves: so have it both databases, but for ~.
struct bit_and : infix<"&", precedence::bits> {};
struct bit_or : infix<"|", precedence::bits> {};
struct shift_left : infix<"<<", precedence::bits> {};
struct shift_right : infix<">>", precedence::bits> {};

// a ^ b; dialects overload render_for.
template <class Left, class Right>
struct bit_xor : operations<bit_xor<Left, Right>> {
    using value_type = arithmetic_type<typename Left::value_type, typename Right::value_type>;
    static constexpr bool has_values = Left::has_values || Right::has_values;
    static constexpr int precedence = precedence::bits;

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    constexpr bit_xor(Left l, Right r) : left(std::move(l)), right(std::move(r)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        render_for(w, std::type_identity<bit_xor>{});
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        if constexpr (Left::has_values) left.visit_values(visitor);
        if constexpr (Right::has_values) right.visit_values(visitor);
    }
};

// a << n: 64 bits wide on every database, whatever the width of a. The number of places is an INTEGER to PostgreSQL.
template <class Operator, class Left, class Right>
struct bit_shift : operations<bit_shift<Operator, Left, Right>> {
    using value_type = std::int64_t;
    static constexpr bool has_values = Left::has_values || Right::has_values;
    static constexpr int precedence = precedence::bits;

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    constexpr bit_shift(Left l, Right r) : left(std::move(l)), right(std::move(r)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        render_for(w, std::type_identity<bit_shift>{});
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        if constexpr (Left::has_values) left.visit_values(visitor);
        if constexpr (Right::has_values) right.visit_values(visitor);
    }
};

template <class Writer, class Operator, class Left, class Right>
constexpr void render_for(Writer& w, std::type_identity<bit_shift<Operator, Left, Right>>) {
    render_inside<Left>(w, precedence::bits);
    w.text(Operator::sql);
    render_inside<Right>(w, precedence::bits + 1);
}

template <class Node, fixed_string Operator>
struct bits_check {
    static constexpr bool ok = type_of<Node>.is_integer();
    static constexpr problem value = [] {
        problem text;
        if constexpr (!ok) {
            text = problem("cupel[E013]: ");
            cupel::detail::describe<Node>(text, "the operand");
            text += " is of type ";
            text += type_of<Node>.name;
            text += "; `";
            text += Operator.view();
            text += "` works on the bits of integers only; ";
            text += type_of<Node>.is_boolean() ? "combine conditions with && and ||" : "cast<std::int64_t>(...) it";
        }
        return text;
    }();
};

// No stream is shifted by an expression.
template <class L, class R>
concept bits_operands = one_is_expression<L, R> && (expression<L> || bindable<L> || names_parameter<L>) &&
                        (expression<R> || bindable<R> || names_parameter<R>);

// Both sides as nodes that are integers; nothing is made of what is refused.
template <class Operator, class L, class R, class Make>
constexpr auto make_bits(L left, R right, Make make) {
    using node = leading<L, R>;
    using check = bits_check<node, Operator::symbol>;
    static_assert(refuse_if<check::value>::done);
    if constexpr (!check::ok || refused<L> || refused<R>) {
        return refused_operand<node>{};
    } else {
        auto l = operand<node, Operator::symbol>(std::move(left));
        auto r = operand<node, Operator::symbol>(std::move(right));
        using other = std::conditional_t<expression<L>, decltype(r), decltype(l)>;
        using other_check = bits_check<other, Operator::symbol>;
        static_assert(refuse_if<other_check::value>::done);
        if constexpr (other_check::ok && !refused<other>) return make(std::move(l), std::move(r));
        else return refused_operand<node>{};
    }
}

template <class Operator>
constexpr auto make_bitwise =
    [](auto left, auto right) { return join_numbers<Operator>(std::move(left), std::move(right)); };

template <class Operator>
constexpr auto make_shift = [](auto left, auto right) {
    return bit_shift<Operator, decltype(left), decltype(right)>(std::move(left), std::move(right));
};

}  // namespace detail

// The bits that both have. C++ compares before it looks at bits: write (a & b) == c.
template <class L, class R>
    requires detail::bits_operands<L, R>
constexpr auto operator&(L left, R right) {
    return detail::make_bits<detail::bit_and>(std::move(left), std::move(right), detail::make_bitwise<detail::bit_and>);
}
// The bits that one of them has.
template <class L, class R>
    requires detail::bits_operands<L, R>
constexpr auto operator|(L left, R right) {
    return detail::make_bits<detail::bit_or>(std::move(left), std::move(right), detail::make_bitwise<detail::bit_or>);
}
// The bits that exactly one of them has.
template <class L, class R>
    requires detail::bits_operands<L, R>
constexpr auto operator^(L left, R right) {
    return detail::make_bits<detail::infix<"^", detail::precedence::bits>>(
        std::move(left), std::move(right),
        [](auto l, auto r) { return detail::bit_xor<decltype(l), decltype(r)>(std::move(l), std::move(r)); });
}
// The bits moved to the left by 0 to 63 places, in 64 bits.
template <class L, class R>
    requires detail::bits_operands<L, R>
constexpr auto operator<<(L left, R right) {
    return detail::make_bits<detail::shift_left>(std::move(left), std::move(right),
                                                 detail::make_shift<detail::shift_left>);
}
// The bits moved to the right by 0 to 63 places; the sign stays.
template <class L, class R>
    requires detail::bits_operands<L, R>
constexpr auto operator>>(L left, R right) {
    return detail::make_bits<detail::shift_right>(std::move(left), std::move(right),
                                                  detail::make_shift<detail::shift_right>);
}

// The bits that it has not.
template <expression E>
constexpr auto operator~(E operand) {
    static_assert(detail::refuse_if<detail::bits_check<E, "~">::value>::done);
    if constexpr (!detail::bits_check<E, "~">::ok) {
        return detail::refused_operand<E>{};
    } else {
        return detail::unary<"~", detail::precedence::bits, detail::negated_type<typename E::value_type>, E>(
            std::move(operand));
    }
}

}  // namespace cupel
