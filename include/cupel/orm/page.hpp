// Pages of entities: paginate() and seek() of a session.
#pragma once

#include <cupel/engine/page.hpp>
#include <cupel/orm/loading.hpp>
#include <cupel/orm/ref.hpp>
#include <cupel/orm/session_base.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace cupel {

namespace detail {

// The rows of a session's statement as values.
template <class Session>
struct row_runner {
    Session& of;

    template <class Statement>
    auto execute(const Statement& statement) {
        of.template autoflush_before<Statement>();
        return of.run(statement);
    }
};

template <class T>
concept entity_session = std::derived_from<T, session_base>;
template <class T>
concept entity_select = selects_entity<items_of<T>>;

// The entities of rows, with what the statement's options load.
template <class Session, class Statement, class T>
std::vector<ref<T>> entities_of_rows(Session& session, const Statement&, std::vector<T>&& rows) {
    std::vector<ref<T>> found;
    std::vector<node_base*> nodes;
    const std::uint64_t since = session.last_sequence();
    found.reserve(rows.size());
    nodes.reserve(rows.size());
    for (T& row : rows) {
        node_base& node = session.absorb(std::move(row));
        nodes.push_back(&node);
        found.push_back(handle_access::handle<T>(&node));
    }
    // The rows have been read: what is to be joined is loaded as by selectinload.
    apply_steps<false, steps_of_statement<T, Statement>>(session, nodes, since, no_origin());
    return found;
}

}  // namespace detail

// Page `number`, counted from 1, of the entities of a SELECT with ORDER BY, and how many there are: one query, which counts
// with count(*) OVER (). Behind the last page a second one.
template <detail::entity_session Session, class Grammar, class... Clauses>
    requires detail::entity_select<statement<Grammar, Clauses...>>
auto paginate(Session& from, const statement<Grammar, Clauses...>& given, std::int64_t number, std::int64_t size) {
    detail::row_runner<Session> runner{from};
    auto values = paginate(runner, detail::without_options(given), number, size);
    auto found = detail::entities_of_rows(from, given, std::move(values.items));
    return page<typename decltype(found)::value_type>{std::move(found), values.total, values.number, values.size};
}

// The first `size` entities behind a key, in the order of the keys, and the key to go on behind: see seek() of an engine.
template <detail::entity_session Session, class Grammar, class... Clauses, class... Items, class Key = std::nullopt_t>
    requires detail::entity_select<statement<Grammar, Clauses...>>
auto seek(Session& from, const statement<Grammar, Clauses...>& given, const std::tuple<Items...>& order,
          std::int64_t size, const Key& after = std::nullopt) {
    detail::row_runner<Session> runner{from};
    auto values = seek(runner, detail::without_options(given), order, size, after);
    auto found = detail::entities_of_rows(from, given, std::move(values.items));
    using key = typename decltype(values.next)::value_type;
    return key_page<typename decltype(found)::value_type, key>{std::move(found), std::move(values.next)};
}

}  // namespace cupel
