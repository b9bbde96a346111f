// Functions of arrays: their length, one behind another, an array of many rows.
#pragma once

#include <cupel/sql/array.hpp>
#include <cupel/sql/functions/aggregate_with.hpp>

#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel {

namespace detail {

// a || b: NULL only if both are; each dialect overloads render_for.
template <class Left, class Right>
struct array_joined : array_operations<array_joined<Left, Right>> {
    using value_type = typename Left::value_type;
    static constexpr bool has_values = Left::has_values || Right::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    constexpr array_joined(Left l, Right r) : left(std::move(l)), right(std::move(r)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        const bool before = w.nullable;
        const bool both = may_be_null<Left>(w) && may_be_null<Right>(w);
        render_for(w, std::type_identity<array_joined>{});
        w.nullable = before || both;
    }

    // Asked of a writer that writes nothing.
    template <class Node, class Writer>
    static constexpr bool may_be_null(Writer w) {
        w.room = 0;
        w.nullable = false;
        Node::render(w);
        return w.nullable;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, left, right);
    }
};

// array_append(a, x): never NULL; each dialect overloads render_for.
template <class Left, class Right>
struct array_appended : array_operations<array_appended<Left, Right>> {
    using value_type = typename Left::value_type;
    static constexpr bool has_values = Left::has_values || Right::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    constexpr array_appended(Left l, Right r) : left(std::move(l)), right(std::move(r)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        const bool before = w.nullable;
        render_for(w, std::type_identity<array_appended>{});
        w.nullable = before;
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, left, right);
    }
};

// A value as an element of an array; a dialect overloads render_for where it has another form there.
template <class Operand>
struct element_value {
    using value_type = typename Operand::value_type;
    static constexpr bool has_values = Operand::has_values;
    static constexpr int precedence = precedence::primary;

    [[no_unique_address]] Operand operand;

    static constexpr void describe(problem& text) { cupel::detail::describe<Operand>(text, "a value"); }

    template <class Writer>
    static constexpr void render(Writer& w) {
        render_for(w, std::type_identity<element_value>{});
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_node(visitor, operand);
    }
};

template <class Writer, class Operand>
constexpr void render_for(Writer& w, std::type_identity<element_value<Operand>>) {
    Operand::render(w);
}

template <class Node, fixed_string Function>
struct array_operand_check {
    static constexpr bool ok = refused<Node> || type_of<Node>.array;
    static constexpr problem value = [] {
        problem text;
        if constexpr (!ok) {
            text = problem("cupel[E095]: ");
            cupel::detail::describe<Node>(text, "a value");
            text += " of type ";
            text += type_of<Node>.name;
            text += " is argument 1 of func::";
            text += Function.view();
            text += ", which takes an array; pass a column that is a std::vector";
        }
        return text;
    }();
};

struct cardinality_maker {
    template <expression E>
    constexpr auto operator()(E array) const {
        using check = array_operand_check<E, "cardinality">;
        static_assert(refuse_if<check::value>::done);
        if constexpr (!check::ok || refused<E>) return refused_operand<E>{};
        else return function_call<"cardinality", std::int64_t, E>(std::move(array));
    }
};

struct array_cat_maker {
    template <expression E, class T>
    constexpr auto operator()(E array, T&& other) const {
        using check = array_operand_check<E, "array_cat">;
        static_assert(refuse_if<check::value>::done);
        if constexpr (!check::ok || refused<E>) {
            return refused_operand<E>{};
        } else {
            auto right = operand<E, "||">(std::forward<T>(other));
            if constexpr (refused<decltype(right)>) return right;
            else return array_joined<E, decltype(right)>(std::move(array), std::move(right));
        }
    }
};

// A value becomes an array of one, so that every type has the form that it has in arrays.
struct array_append_maker {
    template <expression E, class T>
    constexpr auto operator()(E array, T&& value) const {
        using check = array_operand_check<E, "array_append">;
        static_assert(refuse_if<check::value>::done);
        if constexpr (!check::ok || refused<E>) {
            return refused_operand<E>{};
        } else {
            auto one = operand<element_operand<E>, "array_append">(std::forward<T>(value));
            if constexpr (refused<decltype(one)>) {
                return one;
            } else if constexpr (requires { element_of<typename E::value_type>(one.value); }) {
                using list = typename E::value_type;
                using element = element_of<list>;
                if constexpr (plain_integer<element>)
                    if (!std::in_range<element>(one.value)) throw data_error("the number is too large for its array");
                bind_parameter<list> only{list{typename list::value_type(element(std::move(one.value)))}};
                return array_joined<E, decltype(only)>(std::move(array), std::move(only));
            } else {
                using element = element_value<decltype(one)>;
                return array_appended<E, element>(std::move(array), element{std::move(one)});
            }
        }
    }
};

// Whether a column may be NULL by itself; what an outer join leaves out is not seen here.
template <class Node>
constexpr bool is_optional_column() {
    if constexpr (requires { typename Node::member_type; }) return is_optional<typename Node::member_type>;
    else return false;
}

template <class Node>
struct array_agg_check {
    static constexpr bool ok = refused<Node> || (!type_of<Node>.array && array_element<typename Node::value_type>);
    static constexpr problem value = [] {
        problem text;
        if constexpr (!ok) {
            text = problem("cupel[E095]: ");
            cupel::detail::describe<Node>(text, "a value");
            text += " of type ";
            text += type_of<Node>.name;
            text += " is argument 1 of func::array_agg, and there are no arrays of it; take func::json_agg";
        }
        return text;
    }();
};

struct array_agg_maker {
    template <expression E>
    constexpr auto operator()(E value) const {
        static_assert(refuse_if<array_agg_check<E>::value>::done);
        if constexpr (!array_agg_check<E>::ok || refused<E>) {
            return refused_operand<E>{};
        } else {
            using type = typename E::value_type;
            using element = std::conditional_t<is_optional_column<E>(), std::optional<type>, type>;
            using argument = element_value<E>;
            return aggregate_call<"array_agg", std::vector<element>, argument>(argument{std::move(value)});
        }
    }
};

}  // namespace detail

namespace func {

// How many elements an array has.
inline constexpr cupel::detail::cardinality_maker cardinality{};
// The elements of the one, then those of the other.
inline constexpr cupel::detail::array_cat_maker array_cat{};
// One element more.
inline constexpr cupel::detail::array_append_maker array_append{};
// The values of all rows as an array, empty of no rows. Those of a column that may be NULL are optionals.
inline constexpr cupel::detail::array_agg_maker array_agg{};

}  // namespace func
}  // namespace cupel
