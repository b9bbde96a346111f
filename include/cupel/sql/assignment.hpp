// column = value
#pragma once

#include <cupel/sql/column.hpp>

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

// NULL, in an assignment.
template <class T>
struct null_value {
    using value_type = T;
    static constexpr bool has_values = false;
    static constexpr int precedence = precedence::primary;
    template <class Writer>
    static constexpr void render(Writer& w) {
        w.nullable = true;
        w.text("NULL");
    }
};

template <class Column, class Value>
struct [[nodiscard]] assignment {
    using column = Column;
    static constexpr bool has_values = Value::has_values;
    static constexpr bool is_assignment = true;

    [[no_unique_address]] Value value;

    template <class Writer>
    static constexpr void render_value(Writer& w) {
        w.nullable = false;
        Value::render(w);
        if (w.nullable && !Column::info().nullable && !w.discovering) {
            problem text("cupel[E021]: ");
            Column::describe(text);
            text += " is NOT NULL, but the value it is given may be NULL; give it coalesce(value, other), or make the "
                    "member an optional";
            w.report(text);
        }
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        value.visit_values(visitor);
    }
};

template <class T>
concept assigned = requires { std::remove_cvref_t<T>::is_assignment; };

template <class Column, class T>
struct assignment_check {
    using plain = std::remove_cvref_t<T>;
    using member = typename Column::member_type;
    using target = typename Column::value_type;
    static constexpr bool null = std::same_as<plain, std::nullopt_t> || std::same_as<plain, std::nullptr_t>;

    // A wider number into a narrower column. int is let through, as the type of literals: it is checked when bound.
    static constexpr bool narrows() {
        using given = without_optional<plain>;
        if constexpr (std::integral<target> && std::integral<given> && !std::same_as<given, int> &&
                      !std::same_as<target, bool>)
            return sizeof(given) > sizeof(target);
        else return false;
    }

    static constexpr problem value = [] {
        problem text;
        if constexpr (null || is_optional<plain>) {
            if constexpr (!is_optional<member>) {
                text = problem("cupel[E021]: ");
                Column::describe(text);
                text += " is NOT NULL and is given a value that may be NULL; give it a value, or make the member an "
                        "optional";
                return text;
            }
        }
        if constexpr (!null) {
            constexpr auto fault = operand_fault_of<target, without_optional<plain>>();
            if constexpr (fault == operand_fault::other_type || fault == operand_fault::no_sql_type) {
                text = problem("cupel[E010]: ");
                Column::describe(text);
                text += " is of type ";
                text += type_of<Column>.name;
                text += " and is assigned a value of type ";
                text += operand_type_name<without_optional<plain>>();
                text += "; assign a value of its own type, or cast<...>(...) it";
            } else if constexpr (fault == operand_fault::subquery) {
                text = problem("cupel[E017]: ");
                Column::describe(text);
                text +=
                    " is assigned a subquery, which may give many rows; write scalar(select(...)) where it gives one";
            } else if constexpr (fault == operand_fault::narrowed || narrows()) {
                text = problem("cupel[E012]: ");
                Column::describe(text);
                text += " is of type ";
                text += type_of<Column>.name;
                text +=
                    " and is assigned a wider value that it may not hold; convert the value first, with static_cast";
            }
        }
        return text;
    }();
};

// The number as the column's own type; data_error if it does not fit, a compile error in a constant.
template <class Target, class T>
constexpr auto converted(const T& given) {
    if constexpr (is_optional<T>) return given ? std::optional<Target>(converted<Target>(*given)) : std::nullopt;
    else return codec<Target>::decode(codec<T>::encode(given));
}

template <class Column, class Target, class T>
constexpr auto assign_decimal(const T& given) {
    if constexpr (is_optional<T>)
        return assignment<Column, bind_parameter<std::optional<Target>>>{
            {given ? std::optional<Target>(*given) : std::nullopt}};
    else return assignment<Column, bind_parameter<decimal_of<Target, T>>>{{decimal_of<Target, T>(given)}};
}

template <class Column, class T>
constexpr auto assign(T&& given) {
    using check = assignment_check<Column, T>;
    using plain = std::remove_cvref_t<T>;
    static_assert(refuse_if<check::value>::done);
    if constexpr (check::value.found() || std::same_as<typename Column::value_type, refused_value>) {
        return assignment<Column, refused_operand<plain>>{};
    } else if constexpr (check::null) {
        return assignment<Column, null_value<typename Column::value_type>>{};
    } else if constexpr (expression<plain>) {
        return assignment<Column, plain>{std::forward<T>(given)};
    } else if constexpr (bindable<plain>) {
        using target = typename Column::value_type;
        if constexpr (plain_integer<without_optional<plain>> && plain_integer<target>)
            return assignment<Column, bind_parameter<decltype(converted<target>(given))>>{{converted<target>(given)}};
        else if constexpr (becomes_decimal<target, without_optional<plain>>)
            return assign_decimal<Column, target>(given);
        else if constexpr (std::integral<plain> && std::floating_point<typename Column::value_type>)
            return assignment<Column, bind_parameter<double>>{{static_cast<double>(given)}};
        else return assignment<Column, decltype(bound(std::forward<T>(given)))>{bound(std::forward<T>(given))};
    } else if constexpr (names_parameter<plain>) {
        return assignment<Column, typename plain::template beside<Column, is_optional<typename Column::member_type>>>{};
    } else {
        return assignment<Column, bind_parameter<typename Column::value_type>>{{std::forward<T>(given)}};
    }
}

}  // namespace detail

template <auto... Path>
template <class Value>
constexpr auto column<Path...>::operator=(Value&& value) const {
    return detail::assign<column>(std::forward<Value>(value));
}

}  // namespace cupel
