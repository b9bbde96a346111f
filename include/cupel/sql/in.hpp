// x IN (...): listed values, a range of the program, a subquery.
#pragma once

#include <cupel/sql/comparing.hpp>
#include <cupel/sql/operand.hpp>

#include <iterator>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel {

template <class Derived>
struct operations;

namespace detail {

// x IN (a, b, c)
template <fixed_string Test, class Operand, class... Values>
struct in_list : operations<in_list<Test, Operand, Values...>> {
    using value_type = bool;
    static constexpr bool has_values = Operand::has_values || (Values::has_values || ...);
    static constexpr int precedence = precedence::comparison;

    [[no_unique_address]] Operand operand;
    hana::basic_tuple<Values...> values;

    constexpr in_list(Operand o, Values... v) : operand(std::move(o)), values(std::move(v)...) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        if constexpr (!always_ordered<Operand, Values...>)
            (check_comparison<Operand, Values, comparing::equality>(w, Test.view()), ...);
        render_inside<Operand>(w, precedence + 1);
        w.put(" ", Test.view(), " (");
        bool first = true;
        ((first ? void(first = false) : w.text(", "), Values::render(w)), ...);
        w.text(")");
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, operand);
        hana::unpack(values, [&](const auto&... value) { visit_each(visitor, value...); });
    }
};

}  // namespace detail

// The values of a range as one parameter.
template <class T>
struct array_parameter {
    std::vector<T> values;
};

namespace detail {

// The bytes that are looked for in a range. Where a range cannot carry bytes, its dialect overloads render_for.
template <class Operand>
struct bytes_in_range {};

template <class Writer, class Operand>
constexpr void render_for(Writer& w, std::type_identity<bytes_in_range<Operand>>) {
    render_inside<Operand>(w, precedence::comparison + 1);
}

// x IN (range): the text does not depend on how many values there are; each dialect overloads render_for.
template <fixed_string Test, class Operand, class T>
struct in_range : operations<in_range<Test, Operand, T>> {
    using value_type = bool;
    static constexpr bool has_values = true;
    static constexpr int precedence = precedence::comparison;
    static constexpr fixed_string test = Test;

    [[no_unique_address]] Operand operand;
    array_parameter<T> array;

    in_range(Operand o, array_parameter<T> a) : operand(std::move(o)), array(std::move(a)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        if constexpr (!always_ordered<Operand>) check_compared<Operand, comparing::equality>(w, Test.view());
        if constexpr (sql_type_of<T>.array)
            report_not_compared<Operand>(w, "E071", Test.view(),
                                         ", but a range of it cannot hold arrays; list them: .in(a, b)");
        if constexpr (sql_type_of<T>.kind == type_kind::blob)
            render_for(w, std::type_identity<bytes_in_range<Operand>>{});
        else render_inside<Operand>(w, precedence + 1);
        render_for(w, std::type_identity<in_range>{});
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, operand);
        visitor(array);
    }
};

// The C++ type of a subquery's one column; statement.hpp knows.
template <class Query>
struct only_column;

// That column, as an operand without a name.
template <class Query>
struct subquery_column {
    using value_type = without_optional<typename only_column<Query>::type>;
    static constexpr bool has_values = false;
    static constexpr int precedence = precedence::primary;
};

// x IN (SELECT ...)
template <fixed_string Test, class Operand, class Query>
struct in_query : operations<in_query<Test, Operand, Query>> {
    using value_type = bool;
    static constexpr bool has_values = Operand::has_values || Query::has_values;
    static constexpr int precedence = precedence::comparison;

    [[no_unique_address]] Operand operand;
    [[no_unique_address]] Query query;

    constexpr in_query(Operand o, Query inner) : operand(std::move(o)), query(std::move(inner)) {}

    template <class Writer>
    static constexpr void render(Writer& w) {
        if constexpr (!always_ordered<Operand, subquery_column<Query>>)
            check_comparison<Operand, subquery_column<Query>, comparing::equality>(w, Test.view());
        render_inside<Operand>(w, precedence + 1);
        w.put(" ", Test.view(), " (");
        const bool before = w.nullable;
        Query::render(w);
        w.nullable = w.nullable || before;
        w.text(")");
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_each(visitor, operand, query);
    }
};

// A range of values for the operand: a vector is one value where the operand is an array or a blob.
template <class T, class Operand>
concept value_range = !text_like<T> && !expression<T> && requires(const T& range) {
    *range.begin();
    range.end();
} && (!storable<T> || !comparable(type_of<Operand>, sql_type_of<T>));

template <class Query>
concept one_column = requires { typename only_column<Query>::type; };

template <fixed_string Test, class Operand, class Query>
struct in_query_check {
    static constexpr problem value = [] {
        problem text;
        if constexpr (!one_column<Query>) {
            text = problem("cupel[E015]: ");
            cupel::detail::describe<Operand>(text, "the left side");
            text += " ";
            text += Test.view();
            text += " (SELECT ...) needs a subquery of one column; select one column there";
        } else if constexpr (!comparable(type_of<Operand>, sql_type_of<typename only_column<Query>::type>)) {
            text = problem("cupel[E010]: ");
            cupel::detail::describe<Operand>(text, "the left side");
            text += " is of type ";
            text += type_of<Operand>.name;
            text += "; the subquery of ";
            text += Test.view();
            text += " gives ";
            text += sql_type_of<typename only_column<Query>::type>.name;
            text += "; select a column of that type there, or cast<...>(...) it";
        }
        return text;
    }();
};

template <fixed_string Test, class Operand>
struct in_nothing {
    static constexpr problem value = [] {
        problem text("cupel[E019]: ");
        cupel::detail::describe<Operand>(text, "the left side");
        text += " ";
        text += Test.view();
        text += " () has no values to be among; pass values, a range, or select(...)";
        return text;
    }();
};

template <fixed_string Test, class Operand>
constexpr auto make_in(const Operand&) {
    static_assert(refuse_if<in_nothing<Test, Operand>::value>::done);
    return refused_operand<Operand>{};
}

template <fixed_string Test, class Operand, class First, class... Rest>
constexpr auto make_in(const Operand& inner, First&& first, Rest&&... rest) {
    using plain = std::remove_cvref_t<First>;
    if constexpr (query<plain> && sizeof...(Rest) == 0) {
        static_assert(refuse_if<in_query_check<Test, Operand, plain>::value>::done);
        if constexpr (in_query_check<Test, Operand, plain>::value.found()) return refused_operand<Operand>{};
        else return in_query<Test, Operand, plain>(inner, std::forward<First>(first));
    } else if constexpr (value_range<plain, Operand> && sizeof...(Rest) == 0) {
        using element = std::iter_value_t<decltype(first.begin())>;
        using check = operand_check<Operand, element, Test>;
        static_assert(refuse_if<check::value>::done);
        if constexpr (check::fault != operand_fault::none) {
            return refused_operand<element>{};
        } else {
            using stored = std::conditional_t<text_like<element>, std::string,
                                              std::conditional_t<becomes_decimal<typename Operand::value_type, element>,
                                                                 typename Operand::value_type, element>>;
            array_parameter<stored> array;
            for (const auto& value : first) array.values.emplace_back(value);
            return in_range<Test, Operand, stored>(inner, std::move(array));
        }
    } else {
        const auto list = [&](auto... operands) {
            return in_list<Test, Operand, decltype(operands)...>(inner, std::move(operands)...);
        };
        return list(operand<Operand, Test>(std::forward<First>(first)),
                    operand<Operand, Test>(std::forward<Rest>(rest))...);
    }
}

// What a list without values is of.
struct no_value {};

template <fixed_string Test, class Operand, class T>
constexpr auto make_in_list(const Operand& inner, std::initializer_list<T> values) {
    if constexpr (std::same_as<T, no_value>) return make_in<Test>(inner);
    else return make_in<Test>(inner, values);
}

}  // namespace detail
}  // namespace cupel
