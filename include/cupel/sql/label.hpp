// Names for items of a select list, and the use of such a name.
#pragma once

#include <cupel/core/fixed_string.hpp>
#include <cupel/sql/expression.hpp>
#include <cupel/sql/operand.hpp>
#include <cupel/sql/ordering.hpp>

#include <string_view>

namespace cupel {

template <fixed_string Name>
struct label_of;

namespace detail {

constexpr void report_no_label(walk& w) noexcept {
    problem text("cupel[E658]: an item of the select list");
    if (w.visible != nullptr) w.visible->describe_from(text);
    text += " has an empty label; write a name: .as<\"name\">()";
    w.report(text);
}

}  // namespace detail

// expression AS "name"
template <fixed_string Name, expression E>
struct labelled {
    using value_type = typename E::value_type;
    using expression_type = E;
    using label_type = label_of<Name>;
    static constexpr bool has_values = E::has_values;
    static constexpr int precedence = 0;
    static constexpr bool is_label = true;

    [[no_unique_address]] E expression;

    static constexpr std::string_view name() noexcept { return Name.view(); }

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.covered = w.template groups_by<E>() || (w.visible != nullptr && w.groups_by(Name.view()));
        E::render(w);
        if (w.discovering) return;
        if (Name.view().empty()) detail::report_no_label(w);
        w.text(" AS ");
        w.identifier(Name.view());
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        expression.visit_values(visitor);
    }
};

namespace detail {

constexpr void check_label(walk& w, const scope& names, std::string_view name, clause_kind clause) noexcept {
    if (names.has_label(name)) return;
    problem text("cupel[E004]: label ", name, " is used in ", clause_name(clause));
    names.describe_from(text);
    text += ", but no item of the select list carries it; write expression.as<name>() there";
    w.report(text);
}

template <class T>
concept label_reference = requires { T::is_label_reference; };

template <fixed_string Name>
struct compared_label {
    static constexpr problem value{"cupel[E665]: label ", Name.view(),
                                   " is compared, and SQL knows labels in ORDER BY and GROUP BY only; repeat the "
                                   "expression that it names, or select from the query as .subquery<name>()"};
};

template <fixed_string Name>
constexpr auto refuse_comparison() {
    static_assert(refuse_if<compared_label<Name>::value>::done);
    return refused_operand<compared_label<Name>>{};
}

}  // namespace detail

// The item that a select list carries under a name: in ORDER BY and GROUP BY, and to read a row.
template <fixed_string Name>
struct label_of {
    static constexpr bool has_values = false;
    static constexpr bool is_label_reference = true;

    static constexpr std::string_view name() noexcept { return Name.view(); }

    template <class Writer>
    static constexpr void render(Writer& w) {
        if (w.discovering) return;
        if (w.visible != nullptr) detail::check_label(w, *w.visible, Name.view(), w.clause);
        w.identifier(Name.view());
    }

    constexpr auto asc() const { return detail::ordering<label_of, detail::direction::ascending>{*this}; }
    constexpr auto desc() const { return detail::ordering<label_of, detail::direction::descending>{*this}; }

    // Refused.
    template <class T>
    friend constexpr auto operator==(const label_of&, const T&) {
        return detail::refuse_comparison<Name>();
    }
    template <class T>
    friend constexpr auto operator!=(const label_of&, const T&) {
        return detail::refuse_comparison<Name>();
    }
    template <class T>
    friend constexpr auto operator<(const label_of&, const T&) {
        return detail::refuse_comparison<Name>();
    }
    template <class T>
    friend constexpr auto operator<=(const label_of&, const T&) {
        return detail::refuse_comparison<Name>();
    }
    template <class T>
    friend constexpr auto operator>(const label_of&, const T&) {
        return detail::refuse_comparison<Name>();
    }
    template <class T>
    friend constexpr auto operator>=(const label_of&, const T&) {
        return detail::refuse_comparison<Name>();
    }
    template <class T>
        requires(!detail::label_reference<T>)
    friend constexpr auto operator==(const T&, const label_of&) {
        return detail::refuse_comparison<Name>();
    }
    template <class T>
        requires(!detail::label_reference<T>)
    friend constexpr auto operator!=(const T&, const label_of&) {
        return detail::refuse_comparison<Name>();
    }
    template <class T>
        requires(!detail::label_reference<T>)
    friend constexpr auto operator<(const T&, const label_of&) {
        return detail::refuse_comparison<Name>();
    }
    template <class T>
        requires(!detail::label_reference<T>)
    friend constexpr auto operator<=(const T&, const label_of&) {
        return detail::refuse_comparison<Name>();
    }
    template <class T>
        requires(!detail::label_reference<T>)
    friend constexpr auto operator>(const T&, const label_of&) {
        return detail::refuse_comparison<Name>();
    }
    template <class T>
        requires(!detail::label_reference<T>)
    friend constexpr auto operator>=(const T&, const label_of&) {
        return detail::refuse_comparison<Name>();
    }
};

template <fixed_string Name>
inline constexpr label_of<Name> label{};

}  // namespace cupel
