// The rows of a query as entities, and with them what the query joins for their relationships.
#pragma once

#include <cupel/orm/load_manner.hpp>
#include <cupel/orm/load_statement.hpp>
#include <cupel/orm/row_collector.hpp>

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel::detail {

// The entity that a select list begins with.
template <class List>
struct first_entity;
template <class T, fixed_string Alias, class... Items>
struct first_entity<select_list<entity_item<T, Alias>, Items...>> {
    using type = T;
    static constexpr fixed_string alias = Alias;
    static constexpr std::size_t size = 1 + sizeof...(Items);
};
template <class Statement>
using root_of_query = first_entity<items_of<Statement>>;

// The entity of a row's value, nullptr where an outer join gave none. Populates: what the session has is overwritten.
template <bool Populates, class Session, class Mapper, class Value>
node_base* absorb_value(Session& session, Mapper& mapper, Value& value) {
    if constexpr (is_optional<Value>) {
        if (!value) return nullptr;
        return absorb_value<Populates>(session, mapper, *value);
    } else {
        return &absorb_row<Populates>(session, mapper, std::move(value));
    }
}

// The same of a row of the columns of Choice, from number First on, or of the whole entity there.
template <class T, class Choice, bool Populates, std::size_t First, class Session, class Mapper, class Row>
node_base* absorb_items(Session& session, Mapper& mapper, Row& row) {
    if constexpr (Choice::whole) {
        return absorb_value<Populates>(session, mapper, row.template get<First>());
    } else {
        const part_row<T, Choice, Row, First> part{row};
        if (!part.found()) return nullptr;
        return &absorb_part_of_row<T, Choice, Populates>(session, mapper, part);
    }
}

// Reads the joined relationships of one level from rows whose first Offset values are others.
template <class Session, bool Populates, class Places>
struct joined_reader;

template <class Session, bool Populates, class... Places>
struct joined_reader<Session, Populates, type_list<Places...>> {
    template <class Place>
    struct reader {
        Session& session;
        decltype(std::declval<Session&>().template mapper_for<typename Place::target>()) mapper;
        row_collector rows{};
        joined_reader<Session, Populates, typename Place::below::places> below;

        explicit reader(Session& of)
            : session(of), mapper(of.template mapper_for<typename Place::target>()), below(of) {}

        template <std::size_t Offset, class Row>
        void take(Row& row, node_base& owner) {
            node_base* const target =
                absorb_items<typename Place::target, typename Place::choice, Populates, Offset + Place::first_item>(
                    session, mapper, row);
            rows.add(Place::step::which(), owner, target);
            if (target != nullptr) below.template take<Offset>(row, *target);
        }
        void finish() {
            rows.finish(session, Place::step::which());
            below.finish();
        }
    };

    std::tuple<reader<Places>...> readers;

    explicit joined_reader(Session& session) : readers(reader<Places>(session)...) {}

    template <std::size_t Offset, class Row>
    void take(Row& row, node_base& owner) {
        std::apply([&](auto&... each) { (each.template take<Offset>(row, owner), ...); }, readers);
    }
    void finish() {
        std::apply([](auto&... each) { (each.finish(), ...); }, readers);
    }
};

// How many values of a row an entity is read from.
template <class Choice>
inline constexpr std::size_t entity_width = Choice::whole ? 1 : Choice::size;

// The statement with the columns of Choice in the place of its first entity.
template <class T, fixed_string Alias, class Choice, class Statement>
constexpr auto select_parts_of_first(const Statement& statement) {
    if constexpr (Choice::whole) {
        return statement;
    } else {
        using list = typename list_with_parts<T, Alias, Choice, items_of<Statement>>::type;
        return with_values_of(statement, [](const auto& query) { return put_clause(query, list{}); });
    }
}

// The statement that is sent for a query.
template <class Steps, class Choice, class Statement>
constexpr auto joined_query(const Statement& statement) {
    using entity = root_of_query<Statement>;
    return with_values_of(statement, [](const auto& query) {
        return join_tree<typename entity::type, entity::alias, joined_tree<Steps, entity::alias>, Choice>(query);
    });
}
template <class Steps, class Choice, class Statement>
constexpr decltype(auto) sent_query(const Statement& statement) {
    if constexpr (has_joined<Steps> && is_plain_select<Statement>) return joined_query<Steps, Choice>(statement);
    else if constexpr (!Choice::whole && has_own_list<Statement>)
        return select_parts<Choice>(std::type_identity<items_of<Statement>>(), statement);
    else return (statement);
}
template <class Steps, class Choice, class Statement>
using sent_for = std::remove_cvref_t<decltype(sent_query<Steps, Choice>(std::declval<const Statement&>()))>;

struct no_row_action {
    template <class Row>
    void operator()(Row&, node_base&) const noexcept {}
};

// The entities that a statement selects first, one for each row, each once where the rows are multiplied by what is joined.
// function(row, entity) is told of every row.
template <class Steps, class Choice, class Manner = plain_manner, class Session, class Statement,
          class Function = no_row_action>
std::vector<node_base*> load_rows(Session& session, const Statement& statement, Function function = {}) {
    using entity = root_of_query<Statement>;
    using T = typename entity::type;
    constexpr bool populates = Manner::populates;
    [[maybe_unused]] auto& mapper = session.template mapper_for<T>();
    std::vector<node_base*> found;
    if constexpr (has_joined<Steps> && is_plain_select<Statement>) {
        using tree = joined_tree<Steps, entity::alias>;
        constexpr std::size_t own_items = entity_width<Choice> + entity::size - 1;
        auto rows = run_for<!Manner::unfiltered>(session, joined_query<Steps, Choice>(statement)).all();
        joined_reader<Session, populates, typename tree::places> reader(session);
        boost::unordered_flat_set<const node_base*> seen;
        for (auto& row : rows) {
            node_base* const root = absorb_items<T, Choice, populates, 0>(session, mapper, row);
            if (root == nullptr) continue;
            if ((!found.empty() && found.back() == root) || !seen.insert(root).second) {
                // has it already
            } else {
                found.push_back(root);
            }
            reader.template take<own_items>(row, *root);
            function(row, *root);
        }
        reader.finish();
    } else if constexpr (entity::size == 1) {
        return read_entities<T, Choice, populates, !Manner::unfiltered>(session, statement);
    } else {
        for (auto& row :
             run_for<!Manner::unfiltered>(session, select_parts_of_first<T, entity::alias, Choice>(statement)).all()) {
            node_base* const root = absorb_items<T, Choice, populates, 0>(session, mapper, row);
            if (root == nullptr) continue;
            found.push_back(root);
            function(row, *root);
        }
    }
    return found;
}

template <class Origin, class Statement>
auto with_values_of_origin(const Origin& origin, const Statement& statement) {
    if constexpr (std::is_same_v<Origin, no_origin>) return statement;
    else return origin.with_values(statement);
}

}  // namespace cupel::detail
