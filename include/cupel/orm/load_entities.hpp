// Loads what the options of a query and the mapping say, for the entities that the query gave.
#pragma once

#include <cupel/orm/lazy_plan.hpp>
#include <cupel/orm/relation_query.hpp>

#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel::detail {

// Where the targets of a step come from, if something behind them asks.
template <class Step, class Origin, class Function>
void with_next_origin(const Origin& origin, Function function) {
    using target = typename Step::target;
    using traits = typename Step::traits;
    if constexpr (std::same_as<Origin, no_origin> || !has_subquery<typename Step::steps>) {
        function(no_origin());
    } else if constexpr (traits::through) {
        using association = typename traits::association;
        using own = key_link<association, typename Step::owner, traits::own_key()>;
        using other = key_link<association, target, traits::target_key()>;
        using own_values = link_values<own, typename Step::owner, std::make_index_sequence<own::size>>;
        using other_values = link_values<other, target, std::make_index_sequence<other::size>>;
        const auto between = select<association>().where(
            own_values::template is_among<association, true, typename Step::owner, false>(origin));
        const query_origin<association, "", std::remove_const_t<decltype(between)>> middle{between};
        const auto query = select<target>().where(
            traits::among_its_rows(other_values::template is_among<target, false, association, true>(middle)));
        const auto bound = origin.with_values(query);
        function(query_origin<target, "", std::remove_const_t<decltype(bound)>>{bound});
    } else {
        constexpr bool to_child = traits::kind != relationship_kind::belongs_to;
        using link = typename traits::link;
        using values = link_values<link, typename traits::parent, std::make_index_sequence<link::size>>;
        const auto query = select<target>().where(traits::among_its_rows(
            values::template is_among<target, to_child, typename Step::owner, !to_child>(origin)));
        const auto bound = origin.with_values(query);
        function(query_origin<target, "", std::remove_const_t<decltype(bound)>>{bound});
    }
}

template <class Steps>
struct step_list;

template <class Manner, class T, class Session>
void plan_lifted(Session& session, const std::vector<node_base*>& nodes, std::uint64_t since);

// Joined says whether the query that gave the nodes has joined what is to be joined.
template <bool Joined, class Steps, class Session, class Origin>
void apply_steps(Session& session, const std::vector<node_base*>& nodes, [[maybe_unused]] std::uint64_t since,
                 const Origin& origin) {
    if (nodes.empty()) return;
    step_list<Steps>::template apply<Joined>(session, nodes, since, origin);
}

// What is loaded behind a relationship that is read later.
template <class Session, class Steps>
void load_behind(session_base& session, const std::vector<node_base*>& reached) {
    apply_steps<false, Steps>(static_cast<Session&>(session), reached, 0, no_origin());
}

// Which keys an owner has is what its row says now; an owner whose row is gone leads nowhere.
template <class Owner, class Session>
std::vector<node_base*> read_again(Session& session, std::vector<node_base*> owners) {
    std::vector<node_base*> expired;
    for (node_base* const each : owners)
        if (each->expired) expired.push_back(each);
    if (expired.empty()) return owners;
    session.mapper_of(entity_type_of<Owner>()).reload_all(expired);
    std::erase_if(owners, [](const node_base* each) { return each->expired; });
    return owners;
}

template <class Step>
using manner_of_step = typename manner_of_list<typename Step::options>::type;

// A relationship of an entity that a query with criteria of its own, or without some, gave, read later. What it leads
// to goes on with that.
template <class Manner, class T, std::size_t Number, class Session>
void load_lifted(session_base& given, const relation& which, node_base& owner) {
    using target = typename relation_traits<T, relation_fields<T>[Number]>::target;
    using later = typename Manner::later;
    using steps = typename std::conditional_t<loads_along<target>, steps_of_level<target, type_list<target>, later>,
                                              std::type_identity<type_list<>>>::type;
    auto& session = static_cast<Session&>(given);
    node_base* const one = &owner;
    const std::uint64_t since = session.last_sequence();
    relation_query<T, Number, Session>::template load<steps, column_choice<target>, Manner>(session, which, {&one, 1},
                                                                                            no_origin());
    const std::vector<node_base*> reached = reached_by(which, {&owner});
    apply_steps<false, steps>(session, reached, since, no_origin());
    plan_lifted<Manner, target>(session, reached, since);
}

// Whether a relationship leads to rows of whose criteria the query says something, as far as it is known here.
template <class Manner, class T, std::size_t Number>
constexpr bool leads_to_lifted() {
    using traits = relation_traits<T, relation_fields<T>[Number]>;
    if constexpr (is_write_only<field_type<T, relation_fields<T>[Number]>>) return false;
    else if constexpr (traits::through)
        return Manner::template reaches<typename traits::target> ||
               Manner::template reaches<typename traits::association>;
    else return Manner::template reaches<typename traits::target>;
}

template <class Manner, class T, class Session>
void plan_lifted(Session&, const std::vector<node_base*>& nodes, std::uint64_t since) {
    [[maybe_unused]] const auto plan_one = [&]<std::size_t Number>(std::integral_constant<std::size_t, Number>) {
        if constexpr (leads_to_lifted<Manner, T, Number>()) {
            using target = typename relation_traits<T, relation_fields<T>[Number]>::target;
            static constexpr lazy_plan plan{loading::select, nullptr, &load_lifted<Manner, T, Number, Session>,
                                            Manner::template narrows<target>};
            const relation& which = entity_type_of<T>().relations[Number];
            if (which.how != loading::select) return;
            for (node_base* const each : nodes)
                if (each->sequence > since && !is_known(which, *each) && plan_of(which, *each) == nullptr)
                    set_plan(which, *each, plan);
        }
    };
    [&]<std::size_t... Number>(std::index_sequence<Number...>) {
        (plan_one(std::integral_constant<std::size_t, Number>()), ...);
    }(std::make_index_sequence<relation_fields<T>.size()>());
}

template <class Step, class Session, class Origin>
void load_missing(Session& session, const std::vector<node_base*>& missing, const Origin& origin) {
    const relation& which = Step::which();
    // What is not special to this query has been compiled with the mapper.
    constexpr bool special = has_joined<typename Step::steps> || loads_along<typename Step::target> ||
                             Step::chooses_columns || !manner_of_step<Step>::plain;
    if constexpr (Step::how == loading::subquery && !std::same_as<Origin, no_origin>) {
        relation_query<typename Step::owner, Step::number, Session>::template load<
            typename Step::steps, typename Step::choice, manner_of_step<Step>>(session, which, missing, origin);
    } else {
        const auto load = [&](std::span<node_base* const> owners) {
            if constexpr (special)
                relation_query<typename Step::owner, Step::number, Session>::template load<
                    typename Step::steps, typename Step::choice, manner_of_step<Step>>(session, which, owners,
                                                                                       no_origin());
            else session.mapper_of(entity_type_of<typename Step::owner>()).load(which, owners);
        };
        if constexpr (Step::how == loading::immediate)
            for (node_base* const each : missing) load({&each, 1});
        else load(missing);
    }
}

template <class... Steps>
struct step_list<type_list<Steps...>> {
    template <bool Joined, class Session, class Origin>
    static void apply(Session& session, const std::vector<node_base*>& nodes, [[maybe_unused]] std::uint64_t since,
                      const Origin& origin) {
        (apply_one<Joined, Steps>(session, nodes, since, origin), ...);
    }

private:
    template <bool Joined, class Step, class Session, class Origin>
    static void apply_one(Session& session, const std::vector<node_base*>& nodes, [[maybe_unused]] std::uint64_t since,
                          const Origin& origin) {
        const relation& which = Step::which();
        if constexpr (!is_eager(Step::how)) {
            static constexpr lazy_plan plan = [] {
                using manner = manner_of_step<Step>;
                lazy_plan made{Step::how};
                if constexpr (!std::same_as<typename Step::steps, type_list<>>)
                    made.then = &load_behind<Session, typename Step::steps>;
                if constexpr (manner::lifts && Step::how == loading::select)
                    if constexpr (leads_to_lifted<manner, typename Step::owner, Step::number>()) {
                        made.load = &load_lifted<manner, typename Step::owner, Step::number, Session>;
                        made.narrows = manner::template narrows<typename Step::target>;
                    }
                return made;
            }();
            // What the session had before stays as it was.
            for (node_base* const each : nodes)
                if (each->sequence > since && !is_known(which, *each)) set_plan(which, *each, plan);
        } else {
            constexpr bool by_query = Joined && is_joined_step<Step>;
            if constexpr (!by_query) {
                const auto missing = read_again<typename Step::owner>(session, unknown_among(which, nodes));
                if (!missing.empty()) load_missing<Step>(session, missing, origin);
            }
            if constexpr (!std::same_as<typename Step::steps, type_list<>>)
                with_next_origin<Step>(origin, [&](const auto& next) {
                    apply_steps<by_query, typename Step::steps>(session, reached_by(which, nodes), since, next);
                });
            if constexpr (manner_of_step<Step>::lifts)
                plan_lifted<manner_of_step<Step>, typename Step::target>(session, reached_by(which, nodes), since);
        }
    }
};

// A query with other criteria than the mapping's gives other entities than it would as a subquery.
template <class Statement>
inline constexpr bool query_lifts_criteria = false;
template <class Grammar, class... Clauses>
inline constexpr bool query_lifts_criteria<statement<Grammar, Clauses...>> = has_clause<options_tag, Clauses...>;
template <class Query, class... Given>
inline constexpr bool query_lifts_criteria<bound_statement<Query, Given...>> = query_lifts_criteria<Query>;

// The entities of a query with what Steps say of them.
template <class Steps, class Choice, class Manner = plain_manner, class Session, class Statement>
std::vector<node_base*> load_entities(Session& session, const Statement& statement) {
    const std::uint64_t since = session.last_sequence();
    [[maybe_unused]] const auto scope = [&] {
        if constexpr (Manner::populates) return session_base::overwriting_scope(session);
        else return 0;
    }();
    std::vector<node_base*> found = load_rows<Steps, Choice, Manner>(session, statement);
    if constexpr (!std::same_as<Steps, type_list<>>) {
        using entity = root_of_query<Statement>;
        constexpr bool plain = is_plain_select<Statement>;
        if constexpr (plain && has_subquery<Steps> && !query_lifts_criteria<Statement>)
            apply_steps<plain, Steps>(session, found, since,
                                      query_origin<typename entity::type, entity::alias, Statement>{statement});
        else apply_steps<plain, Steps>(session, found, since, no_origin());
    }
    if constexpr (Manner::lifts) plan_lifted<Manner, typename root_of_query<Statement>::type>(session, found, since);
    return found;
}

// A relationship, and what the mapping of its target says.
template <class T, std::size_t Number, class Session>
void load_with_mapping(Session& session, const relation& which, std::span<node_base* const> owners) {
    using target = typename relation_traits<T, relation_fields<T>[Number]>::target;
    using steps = typename default_steps<target>::type;
    const std::uint64_t since = session.last_sequence();
    relation_query<T, Number, Session>::template load<steps, column_choice<target>, plain_manner>(session, which,
                                                                                                  owners, no_origin());
    if constexpr (!std::same_as<steps, type_list<>>)
        apply_steps<false, steps>(session, reached_by(which, {owners.begin(), owners.end()}), since, no_origin());
}

}  // namespace cupel::detail
