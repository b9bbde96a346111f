// Rows of sessions: the entities in them are handles, beside what else a query selects.
#pragma once

#include <cupel/engine/partitions.hpp>
#include <cupel/engine/row.hpp>
#include <cupel/orm/column_option.hpp>
#include <cupel/orm/loading.hpp>
#include <cupel/orm/mapper.hpp>
#include <cupel/orm/read_only.hpp>
#include <cupel/orm/ref.hpp>
#include <cupel/orm/session_reading.hpp>

#include <array>
#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel {

// The rows that a session gave for a query with entities and other items: row<...>, whose entities are handles. Where an outer
// join found none the handle is empty.
template <class Row>
class session_rows {
public:
    explicit session_rows(std::vector<Row> found) : found_(std::move(found)) {}

    auto begin() const noexcept { return found_.begin(); }
    auto end() const noexcept { return found_.end(); }
    std::size_t size() const noexcept { return found_.size(); }

    std::vector<Row> all() && { return std::move(found_); }
    const std::vector<Row>& all() const& noexcept { return found_; }
    // The only one. Throws no_row_error or multiple_rows_error.
    Row one() const {
        if (found_.empty()) throw no_row_error();
        return *one_or_none();
    }
    // The only one, or none. Throws multiple_rows_error.
    std::optional<Row> one_or_none() const {
        if (found_.size() > 1) throw multiple_rows_error();
        return first();
    }
    std::optional<Row> first() const {
        return found_.empty() ? std::optional<Row>() : std::optional<Row>(found_.front());
    }

private:
    std::vector<Row> found_;
};

namespace detail {

// Whether a statement is a query that selects whole entities.
template <class Statement>
inline constexpr bool gives_entities = false;
template <class List>
inline constexpr bool has_entity_item = false;
template <class... Items>
inline constexpr bool has_entity_item<select_list<Items...>> = (false || ... || entity_selected<Items>);
template <class Grammar, class... Clauses>
    requires(Grammar::is_query)
inline constexpr bool gives_entities<statement<Grammar, Clauses...>> =
    has_entity_item<items_of<statement<Grammar, Clauses...>>>;
template <class Query, class... Given>
inline constexpr bool gives_entities<bound_statement<Query, Given...>> = gives_entities<Query>;
template <class Query>
inline constexpr bool gives_entities<unfiltered_statement<Query>> = gives_entities<Query>;

// How an item of the select list is read: as it is, or as the columns that are wanted of an entity.
template <class Statement, class Item>
struct item_reading {
    using parts = type_list<Item>;
    static constexpr bool splits = false;
};
template <class Statement, class T, fixed_string Alias>
struct item_reading<Statement, entity_item<T, Alias>> {
    using choice = typename choice_of_statement<T, Statement>::type;
    static constexpr bool splits = !choice::whole && has_own_list<Statement>;
    static auto list() {
        if constexpr (splits)
            return choice::with([]<std::size_t... Column>(std::index_sequence<Column...>) {
                return type_list<entity_part<T, Alias, Column>...>{};
            });
        else return type_list<entity_item<T, Alias>>{};
    }
    using parts = decltype(list());
};

template <class... Lists>
struct split_list;
template <class... Items>
struct split_list<type_list<Items...>> {
    using type = select_list<Items...>;
};
template <class... First, class... Second, class... Rest>
struct split_list<type_list<First...>, type_list<Second...>, Rest...>
    : split_list<type_list<First..., Second...>, Rest...> {};

// For each item of Wanted that carries values its place among the items of a list that it was made of.
template <class... Wanted, class... Items>
consteval auto places_of_values(std::type_identity<select_list<Wanted...>>, std::type_identity<select_list<Items...>>) {
    std::array<std::size_t, sizeof...(Wanted)> places{};
    constexpr std::array<bool, sizeof...(Wanted)> wanted{Wanted::has_values...};
    constexpr std::array<bool, sizeof...(Items)> given{Items::has_values...};
    for (std::size_t to = 0, from = 0; to < wanted.size(); ++to) {
        if (!wanted[to]) continue;
        while (!given[from]) ++from;
        places[to] = from++;
    }
    return places;
}
// The list with the nodes that carry values; entities, which became columns, carry none.
template <class List, class... Items>
constexpr List with_nodes(const select_list<Items...>& given) {
    return []<class... Wanted>(std::type_identity<select_list<Wanted...>> list, const select_list<Items...>& from) {
        return [&]<std::size_t... Place>(std::index_sequence<Place...>) {
            constexpr auto places = places_of_values(decltype(list){}, std::type_identity<select_list<Items...>>{});
            const auto node = [&]<std::size_t At, class Node>(std::integral_constant<std::size_t, At>,
                                                              std::type_identity<Node>) {
                if constexpr (Node::has_values) return hana::at_c<At>(from.items.nodes);
                else return no_node();
            };
            return select_list<Wanted...>{{hana::basic_tuple<kept_node<Wanted>...>(
                node(std::integral_constant<std::size_t, places[Place]>{}, std::type_identity<Wanted>{})...)}};
        }(std::index_sequence_for<Wanted...>{});
    }(std::type_identity<List>{}, given);
}

template <class List>
inline constexpr std::size_t length_of = 0;
template <class... Items>
inline constexpr std::size_t length_of<type_list<Items...>> = sizeof...(Items);

// An entity of a row: the session's, or one that lives by its handles alone and is detached.
template <bool Kept, bool Populates, class T, class Session>
node<T>& entity_of_row(Session& session, T&& row) {
    auto& mapper = session.template mapper_for<T>();
    if constexpr (!Kept) {
        if (mapper.find(key_maker<T>::of(row)) == nullptr) {
            auto made = std::make_unique<node<T>>(mapper.type, std::move(row));
            made->keep_row();
            return detached_entity(std::move(made));
        }
    }
    return absorb_row<Populates>(session, mapper, std::move(row));
}

// Makes a session's row of a database's.
template <class Statement, bool Kept, class List = items_of<Statement>>
struct row_with_entities;
template <class Statement, bool Kept, class... Items>
struct row_with_entities<Statement, Kept, select_list<Items...>> {
    static constexpr bool splits = (false || ... || item_reading<Statement, Items>::splits);
    static constexpr bool alone = sizeof...(Items) == 1;
    static constexpr bool populates = says_populate<options_of<Statement>>;
    using list = typename split_list<typename item_reading<Statement, Items>::parts...>::type;
    static constexpr auto places = [] {
        std::array<std::size_t, sizeof...(Items)> found{};
        std::size_t at = 0, i = 0;
        ((found[i++] = at, at += length_of<typename item_reading<Statement, Items>::parts>), ...);
        return found;
    }();

    // The statement that is sent.
    static auto sent(const Statement& statement) {
        if constexpr (splits)
            return with_values_of(statement, [](const auto& query) {
                if constexpr (!list::has_values) return put_clause(query, list{});
                else return put_clause(query, with_nodes<list>(query.template clause<select_list_tag>()));
            });
        else return statement;
    }

    template <std::size_t Place, class Session, class Row>
    static auto take(Session& session, Row& row) {
        using item = std::tuple_element_t<Place, std::tuple<Items...>>;
        if constexpr (entity_selected<item>) {
            using T = typename item::entity_type;
            if constexpr (item_reading<Statement, item>::splits) {
                const part_row<T, typename item_reading<Statement, item>::choice, Row, places[Place]> part{row};
                if (!part.found()) return ref<T>();
                using choice = typename item_reading<Statement, item>::choice;
                auto& mapper = session.template mapper_for<T>();
                if constexpr (!Kept)
                    if (!populates || mapper.find(part.key()) == nullptr)
                        return handle_access::handle<T>(&absorb_part<T, choice, false>(session, part));
                return handle_access::handle<T>(&absorb_part_of_row<T, choice, populates>(session, mapper, part));
            } else {
                auto& value = entity_at<Place>(row);
                if constexpr (is_optional<std::remove_cvref_t<decltype(value)>>) {
                    if (!value) return ref<T>();
                    return handle_access::handle<T>(&entity_of_row<Kept, populates, T>(session, std::move(*value)));
                } else {
                    return handle_access::handle<T>(&entity_of_row<Kept, populates, T>(session, std::move(value)));
                }
            }
        } else {
            return std::move(row.template get<places[Place]>());
        }
    }
    // A row of one entity is the entity itself.
    template <std::size_t Place, class Row>
    static auto& entity_at(Row& row) {
        if constexpr (alone) return row;
        else return row.template get<places[Place]>();
    }

    template <class Session, class Row>
    static auto make(Session& session, Row& given) {
        if constexpr (alone) {
            return take<0>(session, given);
        } else {
            return [&]<std::size_t... Place>(std::index_sequence<Place...>) {
                using made = row<slot<Items, decltype(take<Place>(session, given))>...>;
                return made{{{take<Place>(session, given)}...}};
            }(std::index_sequence_for<Items...>());
        }
    }
};

// Rows load no relationships: whose entities would it be?
template <class Statement, class Option>
struct row_option_check {
    static constexpr problem value = [] {
        problem text;
        if constexpr (!column_option<Option> && !lifts_anything<Option> && !populates_entities<Option>) {
            text = problem("cupel[E575]: ");
            Option::describe(text);
            text += " is given for rows or a stream of ";
            text += type_name<typename Option::owner>;
            text += ", which load no relationships; select the entity alone, and read it with scalars(...)";
        }
        return text;
    }();
};
template <class Statement>
struct row_option_check<Statement, read_only_reading> {
    static constexpr problem value{
        "cupel[E608]: read_only is given for rows or a stream, whose entities may be changed; "
        "leave it out, or select one entity alone, and read it with scalars(...)"};
};
template <class Statement, class Clause>
struct row_options_check;
template <class Statement, class... Options>
struct row_options_check<Statement, options_clause<Options...>> {
    static constexpr problem value = [] {
        problem text;
        ((text.found() ? void() : void(text = row_option_check<Statement, Options>::value)), ...);
        return text;
    }();
};
template <class Statement>
constexpr bool check_row_options() {
    if constexpr (has_options<Statement>) {
        using check = row_options_check<Statement, options_of<Statement>>;
        static_assert(refuse_if<check::value>::done);
        return !check::value.found();
    } else {
        return true;
    }
}

// The rows of a query in one go; what they have is the session's.
template <class Session, class Statement>
auto rows_with_entities(Session& session, const Statement& statement) {
    using maker = row_with_entities<inside_of<Statement>, true>;
    [[maybe_unused]] const session_base::overwriting_scope scope(session);
    auto rows = run_for<!is_unfiltered<Statement>>(session, maker::sent(inside_unfiltered(statement))).all();
    std::vector<decltype(maker::make(session, rows[0]))> made;
    made.reserve(rows.size());
    for (auto& row : rows) made.push_back(maker::make(session, row));
    return session_rows<typename decltype(made)::value_type>(std::move(made));
}

}  // namespace detail

// The rows of a query one by one, in little memory. Entities that the session has are the session's; others are detached, and
// go with their handles: add() takes one into the session. One pass, and no other transaction end before it.
template <class Session, class Result, class Maker>
class session_stream {
public:
    using value_type = decltype(Maker::make(std::declval<Session&>(), *std::declval<Result&>().begin()));

    session_stream(Session& session, Result&& rows) : session_(&session), rows_(std::move(rows)) {}

    class iterator {
    public:
        using value_type = session_stream::value_type;
        using difference_type = std::ptrdiff_t;
        using iterator_concept = std::input_iterator_tag;

        explicit iterator(session_stream& owner) : owner_(&owner), inner_(owner.rows_.begin()) { make(); }
        iterator(iterator&&) = default;
        iterator& operator=(iterator&&) = default;

        value_type& operator*() const { return *current_; }
        value_type* operator->() const { return &*current_; }
        iterator& operator++() {
            ++inner_;
            make();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return inner_ == std::default_sentinel; }

    private:
        void make() {
            current_.reset();
            if (inner_ != std::default_sentinel) current_.emplace(Maker::make(*owner_->session_, *inner_));
        }

        session_stream* owner_;
        decltype(std::declval<Result&>().begin()) inner_;
        mutable std::optional<value_type> current_{};
    };

    iterator begin() { return iterator(*this); }
    static std::default_sentinel_t end() noexcept { return {}; }

    // The next rows, so many at most; none after the last.
    std::vector<value_type> fetch(std::size_t count) {
        auto rows = rows_.fetch(count);
        std::vector<value_type> made;
        made.reserve(rows.size());
        for (auto& row : rows) made.push_back(Maker::make(*session_, row));
        return made;
    }
    // All rows in vectors of `size` rows, the last of which may be shorter: a range of one pass.
    auto partitions(std::size_t size) & { return partition_range<session_stream&>(*this, size); }
    auto partitions(std::size_t size) && { return partition_range<session_stream>(std::move(*this), size); }

private:
    Session* session_;
    Result rows_;
};

}  // namespace cupel
