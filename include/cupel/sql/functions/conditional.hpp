// COALESCE, NULLIF, CASE, CAST.
#pragma once

#include <cupel/sql/functions/function.hpp>
#include <cupel/sql/typed_operations.hpp>

#include <cstdint>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

// The type of several values where one of them becomes the result: the first one's, or the widest integer.
template <class First, class Other>
inline constexpr bool is_wider = false;

template <plain_integer First, plain_integer Other>
inline constexpr bool
    is_wider<First, Other> = sizeof(Other) > sizeof(First) || std::is_signed_v<Other> != std::is_signed_v<First>;

template <class First, class... Others>
using merged_type = std::conditional_t<(false || ... || is_wider<First, Others>), std::int64_t, First>;

// coalesce(a, b, ...): NULL only if all are.
template <class First, class... Rest>
struct coalesce_call : operations_of<coalesce_call<First, Rest...>,
                                     merged_type<typename First::value_type, typename Rest::value_type...>> {
    using value_type = merged_type<typename First::value_type, typename Rest::value_type...>;
    static constexpr bool has_values = First::has_values || (false || ... || Rest::has_values);
    static constexpr int precedence = precedence::primary;

    hana::basic_tuple<First, Rest...> arguments;

    constexpr explicit coalesce_call(First first, Rest... rest) : arguments(std::move(first), std::move(rest)...) {}

    static constexpr std::string_view name() noexcept { return "coalesce"; }

    template <class Writer>
    static constexpr void render(Writer& w) {
        const bool before = w.nullable;
        bool all = true;
        const auto one = [&]<class Node>(std::type_identity<Node>) {
            w.nullable = false;
            Node::render(w);
            all = all && w.nullable;
        };
        w.text("coalesce(");
        one(std::type_identity<First>{});
        ((w.text(", "), one(std::type_identity<Rest>{})), ...);
        w.text(")");
        end_of_value<value_type>(w);
        w.nullable = before || all;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        hana::unpack(arguments, [&](const auto&... argument) { visit_each(visitor, argument...); });
    }
};

// nullif(a, b): may always be NULL.
template <class Left, class Right>
struct nullif_call : operations<nullif_call<Left, Right>> {
    using value_type = typename Left::value_type;
    static constexpr bool has_values = Left::has_values || Right::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    constexpr nullif_call(Left l, Right r) : left(std::move(l)), right(std::move(r)) {}

    static constexpr std::string_view name() noexcept { return "nullif"; }

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.text("nullif(");
        if constexpr (!always_ordered<Left, Right>) check_comparison<Left, Right, comparing::equality>(w, "nullif");
        render_list<Left, Right>(w);
        w.text(")");
        end_of_value<value_type>(w);
        w.nullable = true;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        if constexpr (Left::has_values) left.visit_values(visitor);
        if constexpr (Right::has_values) right.visit_values(visitor);
    }
};

// CAST(x AS type); a dialect overloads render_for where it has no such cast.
template <class T, class Operand>
struct cast_call : operations_of<cast_call<T, Operand>, T> {
    using value_type = T;
    static constexpr bool has_values = Operand::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Operand operand;

    constexpr explicit cast_call(Operand inner) : operand(std::move(inner)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        render_for(w, std::type_identity<cast_call>{});
        end_of_value<value_type>(w);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        operand.visit_values(visitor);
    }
};

template <class Writer, class T, class Operand>
constexpr void render_for(Writer& w, std::type_identity<cast_call<T, Operand>>) {
    w.text("CAST(");
    Operand::render(w);
    w.text(" AS ");
    Writer::dialect::type_name(w, sql_type_of<T>);
    w.text(")");
}

// A number is true unless it is 0.
template <class Writer, class Operand>
    requires(type_of<Operand>.is_number())
constexpr void render_for(Writer& w, std::type_identity<cast_call<bool, Operand>>) {
    w.text("(");
    render_inside<Operand>(w, precedence::comparison + 1);
    w.text(" <> 0)");
}

template <class Condition, class Value>
struct when_branch {
    using condition_type = Condition;
    using value_node = Value;
    [[no_unique_address]] Condition condition;
    [[no_unique_address]] Value value;
};

// What the other branches of CASE are held against.
template <class Branch>
struct first_then {
    using value_type = typename Branch::value_node::value_type;
    static constexpr bool has_values = false;
    static constexpr int precedence = precedence::primary;

    static constexpr void describe(problem& text) {
        text += "the first THEN of CASE";
        describe_first_column<typename Branch::value_node, typename Branch::condition_type>(text, " on ");
    }
};

template <class Branch>
inline constexpr bool branch_has_values = Branch::condition_type::has_values || Branch::value_node::has_values;

struct no_else {
    using value_type = void;
    static constexpr bool has_values = false;
};

// CASE WHEN condition THEN value ... ELSE value END: NULL if a branch is, or if there is no ELSE.
template <class Else, class First, class... Rest>
struct case_expression : operations<case_expression<Else, First, Rest...>> {
    using value_type = merged_type<typename First::value_node::value_type, typename Rest::value_node::value_type...,
                                   typename Else::value_type>;
    static constexpr bool has_values =
        Else::has_values || branch_has_values<First> || (false || ... || branch_has_values<Rest>);
    static constexpr int precedence = precedence::primary;

    hana::basic_tuple<First, Rest...> branches;
    [[no_unique_address]] Else otherwise;

    constexpr case_expression(hana::basic_tuple<First, Rest...> b, Else o)
        : branches(std::move(b)), otherwise(std::move(o)) {}

    template <class T>
    constexpr auto else_(T&& value) const {
        auto node = merged_operand<first_then<First>, "ELSE">(std::forward<T>(value));
        return case_expression<decltype(node), First, Rest...>(branches, std::move(node));
    }

    template <class Branch, class Writer>
    static constexpr void render_branch(Writer& w) {
        w.text(" WHEN ");
        const bool before = w.nullable;
        Branch::condition_type::render(w);
        w.nullable = before;
        w.text(" THEN ");
        Branch::value_node::render(w);
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.text("CASE");
        render_branches(w);
    }

    template <class Writer>
    static constexpr void render_branches(Writer& w) {
        render_branch<First>(w);
        (render_branch<Rest>(w), ...);
        if constexpr (std::is_same_v<Else, no_else>) {
            w.nullable = true;
        } else {
            w.text(" ELSE ");
            Else::render(w);
        }
        w.text(" END");
        end_of_value<value_type>(w);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        hana::unpack(branches,
                     [&](const auto&... branch) { (visit_each(visitor, branch.condition, branch.value), ...); });
        visit_each(visitor, otherwise);
    }
};

}  // namespace detail

// coalesce(a, b, ...): the first that is not NULL
template <expression First, class... Rest>
constexpr auto coalesce(First first, Rest&&... rest) {
    const auto make = [&](auto... nodes) {
        return detail::coalesce_call<First, decltype(nodes)...>(first, std::move(nodes)...);
    };
    return make(detail::merged_operand<First, "coalesce">(std::forward<Rest>(rest))...);
}

// nullif(a, b): NULL where a equals b, else a
template <expression Left, class T>
constexpr auto nullif(Left left, T&& value) {
    auto right = detail::operand<Left, "nullif">(std::forward<T>(value));
    return detail::nullif_call<Left, decltype(right)>(std::move(left), std::move(right));
}

// CAST(x AS the SQL type of T)
template <storable T, expression E>
constexpr auto cast(E operand) {
    return detail::cast_call<T, E>(std::move(operand));
}

// WHEN condition THEN value, inside case_(...)
template <class Condition, class T>
constexpr auto when(Condition condition, T&& value) {
    auto test = detail::condition<"WHEN">(std::move(condition));
    auto node = detail::argument(std::forward<T>(value));
    return detail::when_branch<decltype(test), decltype(node)>{std::move(test), std::move(node)};
}

namespace detail {

template <class First, class Branch>
struct branch_check {
    using first = typename First::value_node;
    using node = typename Branch::value_node;
    static constexpr operand_fault fault = operand_fault_of<typename first::value_type, node>();
    static constexpr bool narrowed =
        fault == operand_fault::none && type_of<first>.is_integer() && !type_of<node>.is_integer();
    static constexpr problem value = operand_check < first_then<First>, node, "THEN",
                             narrowed ? operand_fault::narrowed : fault > ::value;
};

}  // namespace detail

namespace detail {

template <class>
struct no_branch {
    static constexpr problem value{"cupel[E663]: CASE is given no branch; write case_(when(condition, value), ...)"};
};

}  // namespace detail

// CASE WHEN a THEN 1 WHEN b THEN 2 END; add `.else_(0)`
template <class First, class... Rest>
constexpr auto case_(First first, Rest... rest) {
    static_assert((detail::refuse_if<detail::branch_check<First, Rest>::value>::done && ... && true));
    return detail::case_expression<detail::no_else, First, Rest...>(
        hana::basic_tuple<First, Rest...>(std::move(first), std::move(rest)...), {});
}

// Refused: a CASE without a branch.
template <class Branch = void>
constexpr auto case_() {
    static_assert(detail::refuse_if<detail::no_branch<Branch>::value>::done);
    return detail::refused_operand<detail::no_branch<Branch>>{};
}

}  // namespace cupel
