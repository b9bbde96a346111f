// Ranges as expressions: col<&booking::during>.overlaps(other). PostgreSQL only; a program that has ranges includes this.
#pragma once

#include <cupel/sql/functions/function.hpp>
#include <cupel/sql/typed_operations.hpp>
#include <cupel/types/range.hpp>

#include <concepts>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

template <class Range>
struct range_element_of;
template <class T>
struct range_element_of<range<T>> {
    using type = T;
};

// left OP right; both ranges, or one of them a value in a range.
template <fixed_string Operator, class Left, class Right>
struct range_test : operations<range_test<Operator, Left, Right>> {
    using value_type = bool;
    static constexpr bool has_values = Left::has_values || Right::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    constexpr range_test(Left l, Right r) : left(std::move(l)), right(std::move(r)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.text("(");
        render_inside<Left>(w, precedence::primary);
        w.put(" ", Operator.view(), " ");
        render_inside<Right>(w, precedence::primary);
        w.text(")");
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, left, right);
    }
};

// lower(x) and upper(x): NULL of a range without that end.
template <fixed_string Name, class Operand>
struct range_bound : operations<range_bound<Name, Operand>> {
    using value_type = typename range_element_of<typename Operand::value_type>::type;
    static constexpr bool has_values = Operand::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Operand operand;

    constexpr explicit range_bound(Operand inner) : operand(std::move(inner)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.put(Name.view(), "(");
        Operand::render(w);
        w.text(")");
        w.nullable = true;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_node(visitor, operand);
    }
};

template <class Node, class T, fixed_string Operator>
struct range_operand_check {
    static constexpr problem value = [] {
        problem text("cupel[E096]: ");
        cupel::detail::describe<Node>(text, "a range");
        text += " of type ";
        text += type_of<Node>.name;
        text += " stands beside `";
        text += Operator.view();
        text += "` with a value of type ";
        text += operand_type_name<T>();
        text += "; pass a cupel::range of the same type";
        if (Operator.view() == "@>") text += ", or one of its values";
        return text;
    }();
};

// A value in the range as an operand.
template <class Node>
struct value_in_range {
    using value_type = typename range_element_of<typename Node::value_type>::type;
    static constexpr bool has_values = false;
    static constexpr int precedence = precedence::primary;
};

struct range_maker {
    // x @> range, x @> value
    template <class Node, class T>
    static constexpr auto contains(const Node& node, T&& other) {
        using plain = std::remove_cvref_t<T>;
        using one = value_in_range<Node>;
        if constexpr (operand_fault_of<typename one::value_type, plain>() == operand_fault::none &&
                      !same_range<Node, plain>()) {
            auto value = typed(bound_in<typename one::value_type>(std::forward<T>(other)));
            return range_test<"@>", Node, decltype(value)>(node, std::move(value));
        } else {
            return test<"@>">(node, std::forward<T>(other));
        }
    }
    template <fixed_string Operator, class Node, class T>
    static constexpr auto test(const Node& node, T&& other) {
        if constexpr (same_range<Node, std::remove_cvref_t<T>>()) {
            auto right = operand<Node, Operator>(std::forward<T>(other));
            return range_test<Operator, Node, decltype(right)>(node, std::move(right));
        } else {
            static_assert(refuse_if<range_operand_check<Node, std::remove_cvref_t<T>, Operator>::value>::done);
            return refused_operand<Node>{};
        }
    }
    template <fixed_string Name, class Node>
    static constexpr auto bound_of(const Node& node) {
        return range_bound<Name, Node>(node);
    }
    template <class Node>
    static constexpr auto is_empty(const Node& node) {
        return function_call<"isempty", bool, Node>(node);
    }

private:
    template <class Node, class T>
    static constexpr bool same_range() {
        if constexpr (expression<T>)
            return std::same_as<typename Node::value_type, typename T::value_type> || refused<T>;
        else return std::same_as<typename Node::value_type, T>;
    }
    // A number of another width would be another type of range.
    template <class Element, class T>
    static constexpr auto bound_in(T&& value) {
        using plain = std::remove_cvref_t<T>;
        if constexpr (expression<plain>) return plain(std::forward<T>(value));
        else return bind_parameter<Element>{Element(std::forward<T>(value))};
    }
    template <class Node>
    static constexpr auto typed(Node node) {
        return node;
    }
};

}  // namespace cupel::detail
