// What INSERT and UPDATE of a program write into the columns that criteria hold to a value of the session.
#pragma once

#include <cupel/orm/criteria.hpp>
#include <cupel/sql/clauses/set_if.hpp>
#include <cupel/sql/language.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace cupel::detail {

template <class T>
inline constexpr bool is_value_node = false;
template <class Value>
inline constexpr bool is_value_node<bind_parameter<Value>> = true;

// Whether an assignment is one of such a column, and whether the program knows its value.
template <class T, class Assignment>
inline constexpr bool assigns_pinned = [] {
    using column = typename Assignment::column;
    if constexpr (std::same_as<typename column::owner, T>) return pinned_flags<T>[column::index()];
    else return false;
}();
template <class T, class Assignment>
inline constexpr bool is_known_value = !assigns_pinned<T, Assignment>;
template <class T, class Column, class Value>
inline constexpr bool is_known_value<T, assignment<Column, Value>> =
    !assigns_pinned<T, assignment<Column, Value>> || is_value_node<Value>;

template <class T, class Assignment>
constexpr void describe_unknown(problem& text, std::string_view start) {
    if (text.found() || is_known_value<T, Assignment>) return;
    text = problem("cupel[E576]: ", start, " of ");
    table_of<T>().describe(text);
    text += " sets ";
    Assignment::column::describe(text);
    text += ", which criteria hold to a value of the session, to what only the database knows; leave it out, give it a "
            "value, "
            "or write unfiltered(statement)";
}

// A clause of values: what is wrong with it, and visit(column, value) for what it writes into such columns.
template <class T, class Clause>
struct pinned_writes {
    static constexpr problem value{};
    template <class Visit>
    static void visit(const Clause&, Visit) {}
};

template <class T, class Visit, class... Assignments>
void visit_assignments(const hana::basic_tuple<Assignments...>& assignments, Visit visit) {
    [[maybe_unused]] const auto one = [&]<class Assignment>(const Assignment& each) {
        if constexpr (assigns_pinned<T, Assignment> && is_known_value<T, Assignment>)
            visit(std::integral_constant<std::size_t, Assignment::column::index()>(), each.value.value);
    };
    hana::unpack(assignments, [&](const auto&... each) { (one(each), ...); });
}
template <class T, class Visit>
void visit_object_columns(const T& object, bool only_set, Visit visit) {
    for_each_column<T>([&](auto column) {
        if constexpr (pinned_flags<T>[column])
            if (!only_set || set_with_object(table_of<T>().columns[column])) visit(column, column_in<column>(object));
    });
}

template <class T, class... Assignments>
struct pinned_writes<T, set_clause<T, Assignments...>> {
    static constexpr problem value = [] {
        problem text;
        (describe_unknown<T, Assignments>(text, "UPDATE"), ...);
        return text;
    }();
    template <class Visit>
    static void visit(const set_clause<T, Assignments...>& clause, Visit see) {
        visit_assignments<T>(clause.assignments, see);
    }
};
template <class T>
struct pinned_writes<T, object_set<T>> {
    static constexpr problem value{};
    template <class Visit>
    static void visit(const object_set<T>& clause, Visit see) {
        visit_object_columns(clause.object, true, see);
    }
};
template <class T, class... Parts>
struct pinned_writes<T, set_list<T, Parts...>> {
    template <class Part>
    static constexpr void describe(problem& text) {
        using assignment_type = typename Part::node_type::assignment_type;
        if (text.found() || !assigns_pinned<T, assignment_type>) return;
        text = problem("cupel[E576]: UPDATE of ");
        table_of<T>().describe(text);
        text += " may set ";
        assignment_type::column::describe(text);
        text += ", which criteria hold to a value of the session; leave it out of set_if(...), or write "
                "unfiltered(statement)";
    }
    static constexpr problem value = [] {
        problem text;
        (describe<Parts>(text), ...);
        return text;
    }();
    template <class Visit>
    static void visit(const set_list<T, Parts...>&, Visit) {}
};

template <class T>
constexpr void describe_left_out(problem& text, const std::array<bool, column_count<T>>& given) {
    for (std::size_t i = 0; i < column_count<T>; ++i) {
        const column_info& column = table_of<T>().columns[i];
        if (text.found() || !pinned_flags<T>[i] || given[i] || column.server_default || column.client_default) continue;
        text = problem("cupel[E577]: INSERT into ");
        table_of<T>().describe(text);
        text += " leaves out column ";
        table_of<T>().describe(text, {}, i);
        text += ", which criteria hold to a value of the session; give it the value, or write unfiltered(statement)";
    }
}

template <class T, bool WithKey, class... Assignments>
struct pinned_writes<T, assigned_values<T, WithKey, Assignments...>> {
    static constexpr problem value = [] {
        problem text;
        (describe_unknown<T, Assignments>(text, "INSERT"), ...);
        std::array<bool, column_count<T>> given{};
        ((assigns_pinned<T, Assignments> ? void(given[Assignments::column::index()] = true) : void()), ...);
        describe_left_out<T>(text, given);
        return text;
    }();
    template <class Visit>
    static void visit(const assigned_values<T, WithKey, Assignments...>& clause, Visit see) {
        visit_assignments<T>(clause.assignments, see);
    }
};
template <class T, bool WithKey, class Held>
struct pinned_writes<T, object_value<T, WithKey, Held>> {
    static constexpr problem value{};
    template <class Visit>
    static void visit(const object_value<T, WithKey, Held>& clause, Visit see) {
        visit_object_columns<T>(clause.object.get(), false, see);
    }
};
template <class T, bool WithKey, class Held>
struct pinned_writes<T, range_value<T, WithKey, Held>> {
    static constexpr problem value{};
    template <class Visit>
    static void visit(const range_value<T, WithKey, Held>& clause, Visit see) {
        for (const T& each : clause.range.get()) visit_object_columns<T>(each, false, see);
    }
};
template <class T, bool WithKey, class Columns, class Query>
struct pinned_writes<T, query_values<T, WithKey, Columns, Query>> {
    static constexpr problem value = [] {
        problem text("cupel[E577]: INSERT into ");
        table_of<T>().describe(text);
        text +=
            " takes its rows from a query, and criteria hold a column of them to a value of the session, which nobody "
            "checks there; add entities, or write unfiltered(statement)";
        return text;
    }();
    template <class Visit>
    static void visit(const query_values<T, WithKey, Columns, Query>&, Visit) {}
};

// An INSERT or UPDATE of a table with such columns.
template <class Statement>
struct pinned_statement {
    static constexpr bool ok = false;
};
template <class Grammar, class... Clauses>
concept writes_pinned = requires { typename Grammar::entity_type; } && has_pinned<typename Grammar::entity_type> &&
                        (has_clause<set_tag, Clauses...> || has_clause<values_tag, Clauses...>);
template <class Grammar, class... Clauses>
    requires writes_pinned<Grammar, Clauses...>
struct pinned_statement<statement<Grammar, Clauses...>> {
    static constexpr bool ok = true;
    using T = typename Grammar::entity_type;
    using tag = std::conditional_t<has_clause<set_tag, Clauses...>, set_tag, values_tag>;
    using writes = pinned_writes<T, clause_of<tag, Clauses...>>;
};
template <class Statement, class... Given>
struct pinned_statement<bound_statement<Statement, Given...>> : pinned_statement<Statement> {};

}  // namespace cupel::detail
