// Pages of entities: paginate() and seek() of a session.
#pragma once

#include <cupel/engine/page.hpp>
#include <cupel/orm/loading.hpp>
#include <cupel/orm/ref.hpp>
#include <cupel/orm/session_base.hpp>
#include <cupel/orm/session_rows.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace cupel {

namespace detail {

// The rows of a session's statement, with handles in the place of the entities.
template <class Session>
struct row_runner {
    Session& of;

    template <class Statement>
    auto execute(const Statement& statement) {
        if constexpr (says_populate<options_of<Statement>>) of.flush();
        else of.template autoflush_before<Statement>();
        return rows_with_entities(of, statement).all();
    }
};

template <class T>
concept entity_session = std::derived_from<T, session_base>;
template <class T>
concept entity_select = selects_entity<items_of<T>>;

// What a statement says of its columns and rows; of relationships it is told when they have been read.
template <class Option>
using option_of_rows = std::conditional_t<column_option<Option> || lifts_anything<Option> || populates_entities<Option>,
                                          type_list<Option>, type_list<>>;
template <class... Options>
join_lists<option_of_rows<Options>...> options_of_rows(std::type_identity<options_clause<Options...>>);
template <class Grammar, class... Clauses>
constexpr auto with_options_of_rows(const statement<Grammar, Clauses...>& given) {
    if constexpr (has_clause<options_tag, Clauses...>) {
        using kept = decltype(options_of_rows(std::type_identity<clause_of<options_tag, Clauses...>>()));
        return put_clause(given, clause_of_options(kept()));
    } else {
        return given;
    }
}

// Entities that were read, with what the statement's options load.
template <class T, class Statement, class Session>
void load_with_page(Session& session, const std::vector<ref<T>>& found, std::uint64_t since) {
    std::vector<node_base*> nodes;
    nodes.reserve(found.size());
    for (const ref<T>& each : found) nodes.push_back(handle_access::node_of(each));
    // The rows have been read: what is to be joined is loaded as by selectinload.
    apply_steps<false, steps_of_statement<T, Statement>>(session, nodes, since, no_origin());
    using manner = typename manner_of_list<options_of<Statement>>::type;
    if constexpr (manner::lifts) plan_lifted<manner, T>(session, nodes, since);
}

}  // namespace detail

// Page `number`, counted from 1, of the entities of a SELECT with ORDER BY, and how many there are: one query, which counts
// with count(*) OVER (). Behind the last page a second one.
template <detail::entity_session Session, class Grammar, class... Clauses>
    requires detail::entity_select<statement<Grammar, Clauses...>>
auto paginate(Session& from, const statement<Grammar, Clauses...>& given, std::int64_t number, std::int64_t size) {
    detail::row_runner<Session> runner{from};
    using given_type = statement<Grammar, Clauses...>;
    using T = typename detail::selected_entity<detail::items_of<given_type>>::type;
    const std::uint64_t since = from.last_sequence();
    auto found = paginate(runner, detail::with_options_of_rows(given), number, size);
    detail::load_with_page<T, given_type>(from, found.items, since);
    return found;
}

// The first `size` entities behind a key, in the order of the keys, and the key to go on behind: see seek() of an engine.
template <detail::entity_session Session, class Grammar, class... Clauses, class... Items, class Key = std::nullopt_t>
    requires detail::entity_select<statement<Grammar, Clauses...>>
auto seek(Session& from, const statement<Grammar, Clauses...>& given, const std::tuple<Items...>& order,
          std::int64_t size, const Key& after = std::nullopt) {
    detail::row_runner<Session> runner{from};
    using given_type = statement<Grammar, Clauses...>;
    using T = typename detail::selected_entity<detail::items_of<given_type>>::type;
    const std::uint64_t since = from.last_sequence();
    auto found = seek(runner, detail::with_options_of_rows(given), order, size, after);
    detail::load_with_page<T, given_type>(from, found.items, since);
    return found;
}

}  // namespace cupel
