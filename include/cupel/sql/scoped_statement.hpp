// A statement as a session sends it: with the criteria of the models that it names. Their values are its first parameters.
#pragma once

#include <cupel/sql/bound_statement.hpp>
#include <cupel/sql/clauses/options.hpp>
#include <cupel/sql/criteria.hpp>
#include <cupel/sql/pinned_key.hpp>
#include <cupel/sql/variant_text.hpp>

#include <cstddef>
#include <cstdint>
#include <tuple>
#include <type_traits>
#include <utility>

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
    using lifts = T;
    static constexpr bool deleted_only = DeletedOnly;

    template <class Session, class Nodes>
    void apply(Session&, const Nodes&) const {}
};

template <class Option>
concept lifts_criteria = requires { typename Option::lifts; };

template <class Option>
constexpr void add_lift(criteria_walk& known) {
    if constexpr (lifts_criteria<Option>)
        if (known.lift_count < known.lifts.size())
            known.lifts[known.lift_count++] = {table_of<typename Option::lifts>().id, Option::deleted_only};
}

template <class... Options>
constexpr void add_lifts(criteria_walk& known, std::type_identity<options_clause<Options...>>) {
    (add_lift<Options>(known), ...);
}
constexpr void add_lifts(criteria_walk&, std::type_identity<void>) {}

template <class Statement>
constexpr void add_lifts_of(criteria_walk&, std::type_identity<Statement>) {}
template <class Grammar, class... Clauses>
constexpr void add_lifts_of(criteria_walk& known, std::type_identity<statement<Grammar, Clauses...>>) {
    add_lifts(known, std::type_identity<clause_of<options_tag, Clauses...>>());
}

template <class Statement, class Writer>
constexpr void render_scoped(Writer& w, criteria_walk& known) {
    add_lifts_of(known, std::type_identity<Statement>());
    w.scoped = true;
    w.criteria = &known;
    w.parameters = known.keys.count;
    Statement::render(w);
    w.scoped = false;
}

// Which values of a session a statement needs.
template <class Statement, class Dialect>
consteval session_keys find_session_keys() {
    criteria_walk known;
    writer<Dialect> w;
    render_scoped<Statement>(w, known);
    w.release();
    return known.keys;
}
template <class Statement, class Dialect>
inline constexpr session_keys session_keys_of = find_session_keys<Statement, Dialect>();

template <class Statement, class Context, class Dialect>
struct scoped_clauses {
    const Statement* statement;
    const Context* context;
};

// A session of another context is not let through.
template <std::uint64_t Type, std::size_t Field, class Visitor, class Context>
constexpr void visit_session_value(Visitor& visitor, const Context& context) {
    if constexpr (Type == type_id<Context>) {
        const auto& value = field<Field>(context);
        if constexpr (is_optional<std::remove_cvref_t<decltype(value)>>) visitor(*value);
        else visitor(value);
    }
}

template <class Visitor, class Statement, class Context, class Dialect>
constexpr void visit_clauses(Visitor& visitor, const scoped_clauses<Statement, Context, Dialect>& scoped) {
    [&]<std::size_t... Place>(std::index_sequence<Place...>) {
        (visit_session_value<session_keys_of<Statement, Dialect>.keys[Place].type,
                             session_keys_of<Statement, Dialect>.keys[Place].field>(visitor, *scoped.context),
         ...);
    }(std::make_index_sequence<session_keys_of<Statement, Dialect>.count>());
    if constexpr (Statement::has_values) scoped.statement->visit_values(visitor);
}

// Refers to the statement, and to the context of the session.
template <class Statement, class Context, class Dialect>
struct scoped_statement {
    using grammar = typename Statement::grammar;
    using inner = Statement;
    static constexpr bool has_values = Statement::has_values || session_keys_of<Statement, Dialect>.count != 0;
    static constexpr std::size_t session_values = session_keys_of<Statement, Dialect>.count;

    scoped_clauses<Statement, Context, Dialect> clauses;

    template <class Tag>
    constexpr const auto& clause() const {
        return clauses.statement->template clause<Tag>();
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        criteria_walk known;
        known.keys = session_keys_of<Statement, typename Writer::dialect>;
        if (w.pattern && known.keys.count != 0) {
            w.character(mark::first_parameters);
            w.character(static_cast<char>(known.keys.count));
        }
        render_scoped<Statement>(w, known);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_clauses(visitor, clauses);
    }
};

template <class Statement, class Context, class Dialect>
struct returned_items<scoped_statement<Statement, Context, Dialect>> : returned_items<Statement> {};

template <class Statement, class Context, class Dialect>
inline constexpr bool at_most_one_row<scoped_statement<Statement, Context, Dialect>> = at_most_one_row<Statement>;

// The statement as a session sends it. It must outlive what is made.
template <class Dialect, class Statement, class Context>
constexpr scoped_statement<Statement, Context, Dialect> make_scoped(const Statement& statement,
                                                                    const Context& context) noexcept {
    return {{&statement, &context}};
}
template <class Dialect, class Statement, class... Given, class Context>
constexpr auto make_scoped(const bound_statement<Statement, Given...>& bound, const Context& context) {
    return bound_statement<scoped_statement<Statement, Context, Dialect>, Given...>{
        {make_scoped<Dialect>(bound.clauses.statement, context), bound.clauses.given}};
}

}  // namespace detail

// For .options(...) of a session's statement: rows of T that are marked as deleted are seen too.
template <class T>
inline constexpr detail::lifting_option<T, true> include_deleted{};

// The same of all criteria of T: rows of every tenant are seen.
template <class T>
inline constexpr detail::lifting_option<T, false> without_criteria{};

}  // namespace cupel
