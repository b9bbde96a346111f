// Arrays as expressions: their elements, and what two of them have in common.
#pragma once

#include <cupel/sql/functions/function.hpp>
#include <cupel/sql/typed_operations.hpp>
#include <cupel/types/array.hpp>

#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel::detail {

// std::vector<T> -> T, std::vector<std::optional<T>> -> T
template <class Array>
using element_of = without_optional<typename Array::value_type>;

template <class Node>
inline constexpr sql_type element_type_of = [] {
    sql_type type = type_of<Node>;
    type.array = false;
    return type;
}();

// The elements are compared one by one.
template <class Node, class Writer>
constexpr void check_elements(Writer& w, std::string_view place) {
    if constexpr (!Writer::dialect::compares(element_type_of<Node>))
        report_not_compared<Node>(
            w, "E071", place,
            ", but one element of it may be kept as several texts by this database; compare in the program");
}

// left @> right, which may be written right <@ left, and left && right; each dialect overloads render_for.
template <fixed_string Written, class Left, class Right>
struct array_test : operations<array_test<Written, Left, Right>> {
    using value_type = bool;
    static constexpr bool has_values = Left::has_values || Right::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    constexpr array_test(Left l, Right r) : left(std::move(l)), right(std::move(r)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        check_elements<std::conditional_t<Written.view() == "<@", Right, Left>>(w, Written.view());
        render_for(w, std::type_identity<array_test>{});
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, left, right);
    }
};

// value = ANY (array): NULL if it is not found beside a NULL; each dialect overloads render_for.
template <class Array, class Value>
struct array_has : operations<array_has<Array, Value>> {
    using value_type = bool;
    static constexpr bool has_values = Array::has_values || Value::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Value left;
    [[no_unique_address]] Array right;

    constexpr array_has(Array array, Value value) : left(std::move(value)), right(std::move(array)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        check_elements<Array>(w, "contains");
        render_for(w, std::type_identity<array_has>{});
        if (is_optional<typename Array::value_type::value_type>) w.nullable = true;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, left, right);
    }
};

// array[index]: NULL where there is no such element; each dialect overloads render_for.
template <class Array, class Index>
struct array_element_at : operations_of<array_element_at<Array, Index>, element_of<typename Array::value_type>> {
    using value_type = element_of<typename Array::value_type>;
    static constexpr bool has_values = Array::has_values || Index::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Array left;
    [[no_unique_address]] Index right;

    constexpr array_element_at(Array array, Index index) : left(std::move(array)), right(std::move(index)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        render_for(w, std::type_identity<array_element_at>{});
        end_of_value<value_type>(w);
        w.nullable = true;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, left, right);
    }
};

template <class Node, class Index>
struct array_index_check {
    static constexpr problem value = [] {
        problem text("cupel[E095]: ");
        cupel::detail::describe<Node>(text, "an array");
        text += " of type ";
        text += type_of<Node>.name;
        text += " has no element at an index of type ";
        text += operand_type_name<Index>();
        text += "; pass an integer, counted from 0";
        return text;
    }();
};

// An element as it stands beside its array.
template <class Node>
struct element_operand {
    using value_type = element_of<typename Node::value_type>;
    static constexpr bool has_values = false;
    static constexpr int precedence = precedence::primary;

    static constexpr void describe(problem& text) {
        text += "an element of ";
        cupel::detail::describe<Node>(text, "the array");
    }
};

template <class T, class Node>
concept array_beside = requires {
    requires !expression<T> && storable<T>;
    requires sql_type_of<T>.array;
} || requires {
    requires expression<T>;
    requires type_of<T>.array;
};

struct array_maker {
    template <fixed_string Written, class Left, class Right>
    static constexpr auto test(Left left, Right right) {
        if constexpr (refused<Left> || refused<Right>) return refused_operand<Left>{};
        else return array_test<Written, Left, Right>(std::move(left), std::move(right));
    }

    template <class Node, class T>
    static constexpr auto contains(const Node& node, T&& other) {
        if constexpr (array_beside<std::remove_cvref_t<T>, Node>) {
            return test<"@>">(node, operand<Node, "@>">(std::forward<T>(other)));
        } else {
            auto value = operand<element_operand<Node>, "contains">(std::forward<T>(other));
            if constexpr (refused<decltype(value)>) return value;
            else return array_has<Node, decltype(value)>(node, std::move(value));
        }
    }
    template <class Node, class T>
    static constexpr auto contained_by(const Node& node, T&& other) {
        return test<"<@">(operand<Node, "<@">(std::forward<T>(other)), node);
    }
    template <class Node, class T>
    static constexpr auto overlaps(const Node& node, T&& other) {
        return test<"&&">(node, operand<Node, "&&">(std::forward<T>(other)));
    }

    template <class Node, class T>
    static constexpr auto element(const Node& node, T&& index) {
        using plain = std::remove_cvref_t<T>;
        if constexpr (expression<plain>) {
            if constexpr (refused<plain>) return plain(index);
            else if constexpr (type_of<plain>.is_integer())
                return array_element_at<Node, plain>(node, std::forward<T>(index));
            else return refuse_index<plain>(node);
        } else if constexpr (std::integral<plain> && !std::same_as<plain, bool>) {
            if (!std::in_range<std::int32_t>(index)) throw data_error("an index of an array has at most 32 bits");
            auto number = bound_alone(static_cast<std::int32_t>(index));
            return array_element_at<Node, decltype(number)>(node, std::move(number));
        } else {
            return refuse_index<plain>(node);
        }
    }

private:
    template <class Index, class Node>
    static constexpr auto refuse_index(const Node&) {
        static_assert(refuse_if<array_index_check<Node, Index>::value>::done);
        return refused_operand<Node>{};
    }
};

}  // namespace cupel::detail
