// What an option of a session's statement says of the criteria of a model: to do without them, or to add one.
#pragma once

#include <cupel/sql/clauses/options.hpp>
#include <cupel/sql/criteria.hpp>

#include <cstddef>
#include <type_traits>

namespace cupel {

namespace detail {

template <class T, bool DeletedOnly>
struct nothing_to_lift {
    static constexpr problem value = [] {
        problem text;
        if (DeletedOnly ? soft_delete_column<T> != no_column : is_filtered<T>) return text;
        text = problem("cupel[E596]: ", DeletedOnly ? "include_deleted<" : "without_criteria<", type_name<T>,
                       "> is given, but the mapping of ");
        table_of<T>().describe(text);
        text += DeletedOnly ? " has no soft_delete<...>" : " has no criteria";
        text += "; leave the option out";
        return text;
    }();
};

// An option of a statement that lifts criteria of a model.
template <class T, bool DeletedOnly>
struct lifting_option {
    static_assert(refuse_if<nothing_to_lift<T, DeletedOnly>::value>::done);
    using criteria_of = T;
    static constexpr bool deleted_only = DeletedOnly;

    template <class Session, class Nodes>
    void apply(Session&, const Nodes&) const {}
};

template <class T, const auto& Condition>
struct criterion_to_add {
    using condition = std::remove_cvref_t<decltype(Condition)>;
    static constexpr bool ok = predicate<condition>;
    static constexpr problem value = [] {
        problem text;
        if (ok) return text;
        text = problem("cupel[E641]: with_criteria<", type_name<T>, ", ...> for ");
        table_of<T>().describe(text);
        text += " is given what is no condition; name a constant with one: inline constexpr auto seen = ";
        table_of<T>().spell(text, table_of<T>().example_column());
        text += " == value;";
        return text;
    }();
};

// An option of a statement that adds a condition of a model.
template <class T, const auto& Condition>
struct adding_option {
    using check = criterion_to_add<T, Condition>;
    static_assert(refuse_if<check::value>::done);
    using criteria_of = T;
    static constexpr bool adds_criterion = true;

    template <class Writer>
    static constexpr void write(walk& base, criterion_place& place) {
        write_condition<T>(static_cast<Writer&>(base), place, Condition);
    }
    // The condition alone, which sees T and nothing else.
    template <class Writer>
    static constexpr void check_condition(Writer& w) {
        using condition = typename check::condition;
        const problem fault = fault_in_criterion<T, typename Writer::dialect, condition>();
        if (!fault.found()) return;
        writer<typename Writer::dialect> looking;
        looking.discovering = true;
        looking.discover(table_of<T>(), {});
        condition::render(looking);
        looking.release();
        if (looking.discoveries < 2) return w.report(fault);
        problem text("cupel[E641]: with_criteria<", type_name<T>, ", ...> for ");
        table_of<T>().describe(text);
        text += " names columns of another table; name those of ";
        text += type_name<T>;
        text += " alone, as ";
        table_of<T>().spell(text, table_of<T>().example_column());
        text += ", or ask the other table in a subquery: exists(select(...))";
        w.report(text);
    }
    template <class Session, class Nodes>
    void apply(Session&, const Nodes&) const {}
};

template <class Option, class Writer>
constexpr void add_option(Writer& w, criteria_walk& known) {
    if constexpr (requires { Option::adds_criterion; }) {
        if constexpr (Option::check::ok) {
            Option::check_condition(w);
            if (known.added_count < known.added.size())
                known.added[known.added_count++] = {table_of<typename Option::criteria_of>().id,
                                                    &Option::template write<Writer>};
            else
                w.report(problem("cupel[E641]: with_criteria<", type_name<typename Option::criteria_of>,
                                 ", ...> for table ", table_of<typename Option::criteria_of>().name,
                                 " is the ninth of a statement, which takes eight; join two conditions of a table with "
                                 "&&"));
        }
    } else if constexpr (requires { typename Option::criteria_of; }) {
        if (known.lift_count < known.lifts.size())
            known.lifts[known.lift_count++] = {table_of<typename Option::criteria_of>().id, Option::deleted_only};
    }
}

template <class Writer, class... Options>
constexpr void add_options(Writer& w, criteria_walk& known, std::type_identity<options_clause<Options...>>) {
    (add_option<Options>(w, known), ...);
}

template <class Writer, class Statement>
constexpr void add_options_of(Writer&, criteria_walk&, std::type_identity<Statement>) {}
template <class Writer, class Grammar, class... Clauses>
constexpr void add_options_of(Writer& w, criteria_walk& known, std::type_identity<statement<Grammar, Clauses...>>) {
    if constexpr (has_clause<options_tag, Clauses...>) {
        if constexpr (clause_of<options_tag, Clauses...>::adds_criteria)
            known.options_of = type_id<clause_chain<Clauses...>>;
        add_options(w, known, std::type_identity<clause_of<options_tag, Clauses...>>());
    }
}

}  // namespace detail

// For .options(...) of a session's statement: rows of T that are marked as deleted are seen too.
template <class T>
inline constexpr detail::lifting_option<T, true> include_deleted{};

// The same of all criteria of T: rows of every tenant are seen.
template <class T>
inline constexpr detail::lifting_option<T, false> without_criteria{};

// The statement sees rows of T alone that fulfil the condition, a constant of the program, wherever it reads the
// table: in WHERE, in ON of joins, in subqueries, in what relationships load. It stands beside the criteria of the
// mapping; its values are text, and session_value<&context::member> is what the session brings.
//     inline constexpr auto published = col<&post::published> == true;
//     s.scalars(select<user>().options(with_criteria<post, published>, selectinload<&user::posts>))
template <class T, const auto& Condition>
inline constexpr detail::adding_option<T, Condition> with_criteria{};

}  // namespace cupel
