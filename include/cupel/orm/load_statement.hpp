// The statements that loading makes of a query: with the tables that are joined to it, around it, and the keys it gives.
#pragma once

#include <cupel/orm/joined_tree.hpp>
#include <cupel/sql/language.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// Those of a query's options that its SQL depends on.
template <class Option>
using kept_option = std::conditional_t<requires { typename Option::criteria_of; }, type_list<Option>, type_list<>>;
template <class... Options>
constexpr options_clause<Options...> clause_of_options(type_list<Options...>) {
    return {};
}
template <class... Options>
join_lists<kept_option<Options>...> kept_options(std::type_identity<options_clause<Options...>>);

// A query without what it tells the session of loading.
template <class Grammar, class... Clauses>
constexpr auto without_options(const statement<Grammar, Clauses...>& query) {
    if constexpr (has_clause<options_tag, Clauses...>) {
        using kept = decltype(kept_options(std::type_identity<clause_of<options_tag, Clauses...>>()));
        const auto plain = statement_of<Grammar>(query.clauses.older);
        if constexpr (std::same_as<kept, type_list<>>) return plain;
        else return put_clause(plain, clause_of_options(kept()));
    } else {
        return query;
    }
}
template <class Query, class... Given>
constexpr auto without_options(const bound_statement<Query, Given...>& bound) {
    const auto plain = without_options(bound.clauses.statement);
    return bound_statement<std::remove_const_t<decltype(plain)>, Given...>{{plain, bound.clauses.given}};
}
template <class Other>
constexpr const Other& without_options(const Other& query) {
    return query;
}

// Whether tables can be joined to a query: to a SELECT, not to a set or a CTE.
template <class Query>
inline constexpr bool is_plain_select = false;
template <class... Clauses>
inline constexpr bool is_plain_select<statement<select_grammar, Clauses...>> = true;
template <class Query, class... Given>
inline constexpr bool is_plain_select<bound_statement<Query, Given...>> = is_plain_select<Query>;

// function(query) with the values that the query was given.
template <class Query, class Function>
constexpr auto with_values_of(const Query& query, Function function) {
    return function(query);
}
template <class Query, class... Given, class Function>
constexpr auto with_values_of(const bound_statement<Query, Given...>& bound, Function function) {
    auto made = function(bound.clauses.statement);
    return bound_statement<decltype(made), Given...>{{std::move(made), bound.clauses.given}};
}

template <class Tag, class Grammar>
constexpr clause_chain<> chain_without(const clause_chain<>&) {
    return {};
}
template <class Tag, class Grammar, class Newest, class... Older>
constexpr auto chain_without(const clause_chain<Newest, Older...>& chain) {
    if constexpr (std::same_as<Tag, typename Newest::tag>) return chain.older;
    else return prepend(chain.newest, chain_without<Tag, Grammar>(chain.older));
}
template <class Tag, class Grammar, class... Clauses>
constexpr auto without_clause(const statement<Grammar, Clauses...>& query) {
    if constexpr (has_clause<Tag, Clauses...>) return statement_of<Grammar>(chain_without<Tag, Grammar>(query.clauses));
    else return query;
}

// (SELECT ...) AS "users": a query of an entity, which conditions outside name as they would name its table.
template <class T, fixed_string Alias, class Query, bool Mixed = false>
struct query_as_table {
    using entity_type = T;
    static constexpr fixed_string name = Alias;
    static constexpr bool is_table_source = true;
    static constexpr bool has_values = Query::has_values;

    [[no_unique_address]] Query query;

    template <class Writer>
    static constexpr void add_source(Writer& w, scope& names) {
        if constexpr (Mixed)
            w.report(problem("cupel[E564]: contains_eager stands beside a joinedload of a query of table ",
                             table_of<T>().name, " (", type_name<T>,
                             ") with LIMIT, OFFSET, DISTINCT or GROUP BY, which becomes a subquery for it; load one of "
                             "the two relationships with selectinload"));
        add_derived_source(w, names,
                           {&table_of<T>(), Alias.view(), walk_items<Query>(w, names.outer)[0].nullable, true});
    }
    template <class Writer>
    static constexpr void render_source(Writer& w) {
        render_derived<Query>(w, Alias.view().empty() ? table_of<T>().name : Alias.view());
    }
    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        visit_node(visitor, query);
    }
};

// row_number() OVER (ORDER BY ...) AS "row": the order of a query, to be kept around it.
template <class Order>
struct order_number {
    static constexpr bool has_values = Order::has_values;
    [[no_unique_address]] Order order;

    template <class Writer>
    static constexpr void render(Writer& w) {
        if (w.discovering) return;
        const clause_kind clause = w.clause;
        w.text("row_number() OVER (");
        Order::render_clause(w);
        w.text(") AS ");
        w.identifier("row");
        w.clause = clause;
    }
    template <class Visitor>
    constexpr void visit_values(Visitor& visitor) const {
        order.visit_values(visitor);
    }
};

template <class T, fixed_string Alias>
struct by_order_number {
    static constexpr bool has_values = false;

    template <class Writer>
    static constexpr void render(Writer& w) {
        w.identifier(Alias.view().empty() ? table_of<T>().name : Alias.view());
        w.text(".");
        w.identifier("row");
    }
};

// Whether ORDER BY names columns of the entity alone, which it can do outside too.
template <class T, fixed_string Alias, class Key>
inline constexpr bool is_own_column = [] {
    if constexpr (requires {
                      requires Key::is_column;
                      typename Key::owner;
                  })
        return std::same_as<typename Key::owner, T> && Key::alias() == Alias.view() && !Key::has_values;
    else return false;
}();
template <class T, fixed_string Alias, class Order>
inline constexpr bool orders_by_own = false;
template <class T, fixed_string Alias, class... Items>
inline constexpr bool orders_by_own<T, Alias, order_by_clause<Items...>> =
    (is_own_column<T, Alias, typename ordered_key<Items>::type> && ...);

template <class Order>
inline constexpr bool takes_more_keys = false;
template <class... Items>
inline constexpr bool takes_more_keys<order_by_clause<Items...>> = true;

template <class... Added, class... Items>
constexpr auto order_more(const order_by_clause<Items...>& clause, type_list<Added...>) {
    if constexpr (!order_by_clause<Items...>::has_values) return order_by_clause<Items..., Added...>{};
    else
        return hana::unpack(clause.items.nodes, [](const auto&... nodes) {
            return order_by_clause<Items..., Added...>{
                {hana::basic_tuple<kept_node<Items>..., kept_node<Added>...>(nodes..., kept_node<Added>(Added{})...)}};
        });
}
template <class... Items>
constexpr order_by_clause<Items...> order_of(type_list<Items...>) {
    return {};
}

template <class List, class Added>
struct items_with;
template <class... Items, class... Added>
struct items_with<select_list<Items...>, type_list<Added...>> {
    using type = select_list<Items..., Added...>;
};

// The select list with the columns of Choice in the place of its first entity.
template <class T, fixed_string Alias, class Choice, class List>
struct list_with_parts;
template <class T, fixed_string Alias, class Choice, class First, class... Rest>
struct list_with_parts<T, Alias, Choice, select_list<First, Rest...>>
    : items_with<
          typename items_with<select_list<>, typename items_of_entity<T, Alias, Choice, type_list<First>>::type>::type,
          type_list<Rest...>> {};

template <class... Joins>
constexpr join_clause<Joins...> joins_of(type_list<Joins...>) {
    return {};
}
template <class... Before, class... Joins>
constexpr auto join_more(const join_clause<Before...>& clause, type_list<Joins...>) {
    if constexpr (!join_clause<Before...>::has_values) return join_clause<Before..., Joins...>{};
    else
        return hana::unpack(clause.joins.nodes, [](const auto&... nodes) {
            return join_clause<Before..., Joins...>{
                {hana::basic_tuple<kept_node<Before>..., kept_node<Joins>...>(nodes..., kept_node<Joins>(Joins{})...)}};
        });
}

// The query with what Tree joins to it. LIMIT, OFFSET, DISTINCT and GROUP BY are those of the entities, not of the rows that
// they come in: the query then stands in FROM.
template <class T, fixed_string Alias, class Tree, class Choice, class... Clauses>
constexpr auto join_tree(const statement<select_grammar, Clauses...>& query) {
    using list = clause_of<select_list_tag, Clauses...>;
    using whole = type_list<entity_item<T, Alias>>;
    using root = typename items_with<select_list<>, typename items_of_entity<T, Alias, Choice, whole>::type>::type;
    using order = clause_of<order_by_tag, Clauses...>;
    constexpr bool ordered = !std::is_void_v<order>;
    constexpr bool limited = has_clause<limit_tag, Clauses...> || has_clause<offset_tag, Clauses...>;
    constexpr bool by_rows = has_clause<distinct_tag, Clauses...> || has_clause<distinct_on_tag, Clauses...> ||
                             has_clause<group_by_tag, Clauses...> || has_clause<having_tag, Clauses...>;
    using joins = typename Tree::joins;
    using orders = typename Tree::orders;
    using keys = typename key_orders<T, Alias>::type;
    constexpr bool sorts = !std::same_as<orders, type_list<>>;

    constexpr bool wrapped = Tree::has_joins && ((limited && Tree::has_many_rows) || by_rows ||
                                                 (sorts && ordered && !takes_more_keys<order>));

    const auto put_order = [](const auto& made, const auto& own) {
        // A collection has its order below that of the entities.
        if constexpr (!sorts) return put_clause(made, own);
        else return put_clause(made, order_more(own, orders{}));
    };
    if constexpr (wrapped) {
        const auto outside = [&](const auto& with_options) {
            const auto inside = without_clause<options_tag>(with_options);
            using derived = query_as_table<T, Alias, std::remove_cvref_t<decltype(inside)>, Tree::has_own_joins>;
            const auto from =
                put_clause(statement<select_grammar, typename items_with<root, typename Tree::items>::type>{},
                           from_clause<derived>{derived{inside}});
            const auto joined = put_clause(from, joins_of(joins{}));
            if constexpr (has_clause<options_tag, Clauses...>)
                return put_clause(joined, query.template clause<options_tag>());
            else return joined;
        };
        if constexpr (!ordered) {
            if constexpr (!sorts) return outside(query);
            else return put_clause(outside(query), order_of(join_lists<keys, orders>{}));
        } else if constexpr (orders_by_own<T, Alias, order> || has_clause<distinct_tag, Clauses...>) {
            return put_order(outside(query), query.template clause<order_by_tag>());
        } else {
            using numbered = typename items_with<list, type_list<order_number<order>>>::type;
            const auto inside = [&] {
                if constexpr (!order_number<order>::has_values) return put_clause(query, numbered{});
                else
                    return put_clause(query,
                                      numbered{pack(entity_item<T, Alias>{},
                                                    order_number<order>{query.template clause<order_by_tag>()})});
            }();
            return put_order(outside(inside), order_of(type_list<by_order_number<T, Alias>>{}));
        }
    } else {
        using own = typename list_with_parts<T, Alias, Choice, list>::type;
        const auto selected = put_clause(query, typename items_with<own, typename Tree::items>::type{});
        const auto from = [&] {
            if constexpr (has_clause<from_tag, Clauses...>) return selected;
            else return put_clause(selected, from_clause<table_alias<T, Alias>>{});
        }();
        const auto joined = [&] {
            if constexpr (std::same_as<joins, type_list<>>) return from;
            else if constexpr (!has_clause<join_tag, Clauses...>) return put_clause(from, joins_of(joins{}));
            else return put_clause(from, join_more(query.template clause<join_tag>(), joins{}));
        }();
        if constexpr (!sorts) return joined;
        else if constexpr (ordered) return put_order(joined, query.template clause<order_by_tag>());
        else return put_clause(joined, order_of(join_lists<keys, orders>{}));
    }
}

// A column under the name that its table has here.
template <class T, fixed_string Alias, std::size_t Column>
struct column_of_source : numbered_column<T, Column> {
    static constexpr std::string_view alias() noexcept { return Alias.view(); }

    template <class Writer>
    static constexpr void render(Writer& w) {
        if constexpr (is_filtered<T>) note_criteria<T>(w);
        w.column(table_of<T>(), Alias.view(), Column);
    }
};

// SELECT these columns of the entities that a query gives.
template <class T, fixed_string Alias, std::size_t... Column, class... Clauses>
constexpr auto columns_of_entities(const statement<select_grammar, Clauses...>& query) {
    using list = select_list<column_of_source<T, Alias, Column>...>;
    constexpr bool limited = has_clause<limit_tag, Clauses...> || has_clause<offset_tag, Clauses...>;
    if constexpr (has_clause<distinct_tag, Clauses...> || has_clause<distinct_on_tag, Clauses...> ||
                  has_clause<group_by_tag, Clauses...> || has_clause<having_tag, Clauses...>) {
        using derived = query_as_table<T, Alias, statement<select_grammar, Clauses...>>;
        return put_clause(statement<select_grammar, list>{}, from_clause<derived>{derived{query}});
    } else {
        const auto selected = [&] {
            if constexpr (has_clause<from_tag, Clauses...>) return put_clause(query, list{});
            else return put_clause(put_clause(query, list{}), from_clause<table_alias<T, Alias>>{});
        }();
        const auto unlocked = without_clause<lock_tag>(without_clause<options_tag>(selected));
        if constexpr (limited) return unlocked;
        else return without_clause<order_by_tag>(unlocked);
    }
}

// Where the entities of a level come from, for a query that has their query as a subquery.
struct no_origin {};

template <class T, fixed_string Alias, class Query>
struct query_origin {
    using entity = T;
    const Query& query;

    template <std::size_t... Column>
    constexpr auto columns() const {
        return columns_of_entities<T, Alias, Column...>(inner(query));
    }
    // The statement with the values of the query's parameters.
    template <class Statement>
    constexpr auto with_values(const Statement& statement) const {
        return with_values_of(query, [&](const auto&) { return statement; });
    }

private:
    template <class Statement>
    static constexpr const Statement& inner(const Statement& statement) {
        return statement;
    }
    template <class Statement, class... Given>
    static constexpr const Statement& inner(const bound_statement<Statement, Given...>& bound) {
        return bound.clauses.statement;
    }
};

}  // namespace cupel::detail
