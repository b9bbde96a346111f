// A statement as a session sends it: with the criteria of the models that it names. Their values are its first parameters.
#pragma once

#include <cupel/sql/bound_statement.hpp>
#include <cupel/sql/criteria_options.hpp>
#include <cupel/sql/pinned_key.hpp>
#include <cupel/sql/variant_text.hpp>

#include <cstddef>
#include <cstdint>
#include <tuple>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

// Filtered: criteria are added. Otherwise it has the values of the session alone, for conditions of relationships.
template <class Statement, bool Filtered, class Writer>
constexpr void render_scoped(Writer& w, criteria_walk& known) {
    if constexpr (Filtered) add_options_of(w, known, std::type_identity<Statement>());
    w.scoped = Filtered;
    w.criteria = &known;
    w.parameters = known.keys.count;
    Statement::render(w);
    w.scoped = false;
}

// Which values of a session a statement needs.
template <class Statement, class Dialect, bool Filtered>
consteval session_keys find_session_keys() {
    criteria_walk known;
    writer<Dialect> w;
    render_scoped<Statement, Filtered>(w, known);
    w.release();
    return known.keys;
}
template <class Statement, class Dialect, bool Filtered = true>
inline constexpr session_keys session_keys_of = find_session_keys<Statement, Dialect, Filtered>();

template <class Statement, class Context, class Dialect, bool Filtered>
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

template <class Visitor, class Statement, class Context, class Dialect, bool Filtered>
constexpr void visit_clauses(Visitor& visitor, const scoped_clauses<Statement, Context, Dialect, Filtered>& scoped) {
    [&]<std::size_t... Place>(std::index_sequence<Place...>) {
        (visit_session_value<session_keys_of<Statement, Dialect, Filtered>.keys[Place].type,
                             session_keys_of<Statement, Dialect, Filtered>.keys[Place].field>(visitor, *scoped.context),
         ...);
    }(std::make_index_sequence<session_keys_of<Statement, Dialect, Filtered>.count>());
    if constexpr (Statement::has_values) scoped.statement->visit_values(visitor);
}

// Refers to the statement, and to the context of the session.
template <class Statement, class Context, class Dialect, bool Filtered = true>
struct scoped_statement {
    using grammar = typename Statement::grammar;
    using inner = Statement;
    static constexpr bool has_values =
        Statement::has_values || session_keys_of<Statement, Dialect, Filtered>.count != 0;
    static constexpr std::size_t session_values = session_keys_of<Statement, Dialect, Filtered>.count;

    scoped_clauses<Statement, Context, Dialect, Filtered> clauses;

    template <class Tag>
    constexpr const auto& clause() const {
        return clauses.statement->template clause<Tag>();
    }

    template <class Writer>
    static constexpr void render(Writer& w) {
        criteria_walk known;
        known.keys = session_keys_of<Statement, typename Writer::dialect, Filtered>;
        if (w.pattern && known.keys.count != 0) {
            w.character(mark::first_parameters);
            w.character(static_cast<char>(known.keys.count));
        }
        render_scoped<Statement, Filtered>(w, known);
    }

    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_clauses(visitor, clauses);
    }
};

template <class Statement, class Context, class Dialect, bool Filtered>
struct returned_items<scoped_statement<Statement, Context, Dialect, Filtered>> : returned_items<Statement> {};

template <class Statement, class Context, class Dialect, bool Filtered>
inline constexpr bool at_most_one_row<scoped_statement<Statement, Context, Dialect, Filtered>> =
    at_most_one_row<Statement>;

// The statement as a session sends it. It must outlive what is made.
template <class Dialect, bool Filtered = true, class Statement, class Context>
constexpr scoped_statement<Statement, Context, Dialect, Filtered> make_scoped(const Statement& statement,
                                                                              const Context& context) noexcept {
    return {{&statement, &context}};
}
template <class Dialect, bool Filtered = true, class Statement, class... Given, class Context>
constexpr auto make_scoped(const bound_statement<Statement, Given...>& bound, const Context& context) {
    return bound_statement<scoped_statement<Statement, Context, Dialect, Filtered>, Given...>{
        {make_scoped<Dialect, Filtered>(bound.clauses.statement, context), bound.clauses.given}};
}

}  // namespace detail

}  // namespace cupel
