// x = ANY (...), x > ALL (...): a comparison with each of several values.
#pragma once

#include <cupel/sql/scalar.hpp>

#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

// The values behind ANY and ALL: their type, and how they are written.
template <class Query>
struct values_of_query {
    using element = without_optional<typename only_column<Query>::type>;
    static constexpr bool has_values = Query::has_values;
    static constexpr std::string_view kind = "query";

    [[no_unique_address]] Query query;

    template <class Writer>
    static constexpr void render(Writer& w) {
        Query::render(w);
    }
    static constexpr void describe(problem& text) {
        text += "the subquery";
        table_of_query<Query>::describe(text);
    }
    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        query.visit_values(visitor);
    }
};

template <class Array>
struct values_of_array {
    using element = without_optional<typename Array::value_type::value_type>;
    static constexpr bool has_values = Array::has_values;
    static constexpr std::string_view kind = "array";

    [[no_unique_address]] Array array;

    template <class Writer>
    static constexpr void render(Writer& w) {
        Array::render(w);
    }
    static constexpr void describe(problem& text) { cupel::detail::describe<Array>(text, "the array"); }
    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        array.visit_values(visitor);
    }
};

template <class T>
struct values_of_range {
    using element = T;
    static constexpr bool has_values = true;
    static constexpr std::string_view kind = "range";

    array_parameter<T> array;

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.parameter();
    }
    static constexpr void describe(problem& text) { text += "the range"; }
    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visitor(array);
    }
};

template <class T>
concept array_node = expression<T> && sql_type_of<typename T::value_type>.array;

// One of the values, as the other side of the comparison.
template <class Values>
struct one_of_values {
    using value_type = typename Values::element;
    static constexpr bool has_values = false;
    static constexpr int precedence = precedence::primary;
    static constexpr void describe(problem& text) { Values::describe(text); }
};

// What to write where a database has neither ANY nor ALL.
constexpr std::string_view instead_of_quantifier(std::string_view symbol, std::string_view quantifier,
                                                 std::string_view kind) noexcept {
    const bool any = quantifier == "ANY";
    if (kind == "array") return "; keep the values in a table of their own and ask .in(select(...))";
    if (kind == "range") {
        if (symbol == "=" && any) return "; write .in(range)";
        if (symbol == "<>" && !any) return "; write .not_in(range)";
        return "; compare with the least or the greatest of the values, found in the program";
    }
    if (symbol == "=" && any) return "; write .in(select(...))";
    if (symbol == "<>" && !any) return "; write .not_in(select(...))";
    if (symbol == "=" || symbol == "<>") return "; write exists(select(...)) with the comparison in its .where(...)";
    return (symbol.front() == '<') == any ? "; compare with scalar(select(func::max(...)))"
                                          : "; compare with scalar(select(func::min(...)))";
}

// x OP ANY (values), x OP ALL (values)
template <class Operator, fixed_string Quantifier, class Left, class Values>
struct quantified_comparison : operations<quantified_comparison<Operator, Quantifier, Left, Values>> {
    using value_type = bool;
    static constexpr bool has_values = Left::has_values || Values::has_values;
    static constexpr int precedence = precedence::comparison;

    [[no_unique_address]] Left operand;
    [[no_unique_address]] Values values;

    constexpr quantified_comparison(Left left, Values right) : operand(std::move(left)), values(std::move(right)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        if constexpr (!Writer::dialect::has_quantifiers) {
            problem text("cupel[E082]: ");
            cupel::detail::describe<Left>(text, "a value");
            text += " stands before ";
            text += Operator::symbol.view();
            text += " ";
            text += Quantifier.view();
            text += ", which ";
            text += Writer::dialect::dialect_name;
            text += " does not have";
            text += instead_of_quantifier(Operator::symbol.view(), Quantifier.view(), Values::kind);
            w.report(text);
        }
        Operator::template check<Left, one_of_values<Values>>(w);
        render_inside<Left>(w, precedence + 1);
        w.text(Operator::sql);
        w.put(Quantifier.view(), " (");
        const bool before = w.nullable;
        Values::render(w);
        w.nullable = w.nullable || before;
        w.text(")");
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, operand, values);
    }
};

template <class T>
struct no_values_check {
    static constexpr problem value = [] {
        problem text;
        if constexpr (query<T>) {
            text = problem("cupel[E080]: the subquery of any_ or all_");
            table_of_query<T>::describe(text);
            text += " has more than one column; select one column there";
        } else {
            text = problem("cupel[E083]: ");
            if constexpr (expression<T>) {
                cupel::detail::describe<T>(text, "an expression");
                text += " of type ";
                text += type_of<T>.name;
            } else {
                text += "a value of type ";
                text += type_name<T>;
            }
            text += " is given to any_ or all_, which compare with each of several values; pass an array, a range, or "
                    "select(...)";
        }
        return text;
    }();
};

}  // namespace detail

// Quantifiers have a namespace of their own, so that nobody else's operators are weighed against theirs.
namespace quantifiers {

template <fixed_string Quantifier, class Values>
struct quantified {
    [[no_unique_address]] Values values;
};

template <class Operator, class L, fixed_string Quantifier, class Values>
constexpr auto compare(L&& left, quantified<Quantifier, Values> right) {
    auto node = detail::operand<detail::one_of_values<Values>, Operator::symbol>(std::forward<L>(left));
    return detail::quantified_comparison<Operator, Quantifier, decltype(node), Values>(std::move(node),
                                                                                       std::move(right.values));
}

template <class L, fixed_string Quantifier, class Values>
constexpr auto operator==(L left, quantified<Quantifier, Values> right) {
    return compare<detail::equal_to>(std::move(left), std::move(right));
}
template <class L, fixed_string Quantifier, class Values>
constexpr auto operator!=(L left, quantified<Quantifier, Values> right) {
    return compare<detail::not_equal_to>(std::move(left), std::move(right));
}
template <class L, fixed_string Quantifier, class Values>
constexpr auto operator<(L left, quantified<Quantifier, Values> right) {
    return compare<detail::less>(std::move(left), std::move(right));
}
template <class L, fixed_string Quantifier, class Values>
constexpr auto operator<=(L left, quantified<Quantifier, Values> right) {
    return compare<detail::less_equal>(std::move(left), std::move(right));
}
template <class L, fixed_string Quantifier, class Values>
constexpr auto operator>(L left, quantified<Quantifier, Values> right) {
    return compare<detail::greater>(std::move(left), std::move(right));
}
template <class L, fixed_string Quantifier, class Values>
constexpr auto operator>=(L left, quantified<Quantifier, Values> right) {
    return compare<detail::greater_equal>(std::move(left), std::move(right));
}

template <fixed_string Quantifier, class Values>
constexpr quantified<Quantifier, Values> of(Values values) {
    return {std::move(values)};
}

template <fixed_string Quantifier, class T>
constexpr auto make(const T& given) {
    if constexpr (query<T> && detail::one_column<T>) {
        return of<Quantifier>(detail::values_of_query<T>{given});
    } else if constexpr (detail::refused<T>) {
        return given;
    } else if constexpr (detail::array_node<T>) {
        return of<Quantifier>(detail::values_of_array<T>{given});
    } else if constexpr (!query<T> && !expression<T> && !detail::text_like<T> &&
                         requires { given.begin(), given.end(); }) {
        using element = std::iter_value_t<decltype(given.begin())>;
        using stored = std::conditional_t<detail::text_like<element>, std::string, element>;
        array_parameter<stored> array;
        for (const auto& value : given) array.values.emplace_back(value);
        return of<Quantifier>(detail::values_of_range<stored>{std::move(array)});
    } else {
        static_assert(detail::refuse_if<detail::no_values_check<T>::value>::done);
        return detail::refused_operand<T>{};
    }
}

}  // namespace quantifiers

// x == any_(array), x < any_(select(...)): true for one of the values. An array is an expression or a range of the
// program. Nothing is equal to one of no values.
template <class T>
constexpr auto any_(const T& values) {
    return quantifiers::make<"ANY">(values);
}

// x > all_(array), x != all_(select(...)): true for each of the values, and of none.
template <class T>
constexpr auto all_(const T& values) {
    return quantifiers::make<"ALL">(values);
}

}  // namespace cupel
