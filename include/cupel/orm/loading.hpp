// How the relationships of a query's entities are loaded: .options(selectinload<&User::posts>)
#pragma once

#include <cupel/orm/relation.hpp>
#include <cupel/orm/session_base.hpp>
#include <cupel/orm/session_check.hpp>
#include <cupel/sql/clauses/options.hpp>

#include <cstddef>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

namespace cupel {

namespace detail {

// The relationship loaded for all entities with one query, then what is said of those that it leads to.
template <auto Member, class... Then>
struct selectin_option {
    static constexpr bool is_load_option = true;
    static constexpr bool is_relationship = relationship_member<value_of<Member>>;
    using owner = owner_of<Member>;

    std::tuple<Then...> nested{};

    static constexpr void describe(problem& text) {
        text += "selectinload<&";
        text += type_name<owner>;
        text += "::";
        text += member_name<Member>;
        text += ">";
    }

    // Of the entities that this leads to.
    template <class... More>
    constexpr auto then(More... more) const {
        if constexpr (!is_relationship) {
            return *this;  // refused where it is used
        } else {
            using check = options_check<typename value_of<Member>::target, options_clause<More...>>;
            static_assert(refuse_if<check::value>::done);
            return selectin_option<Member, Then..., More...>{std::tuple_cat(nested, std::tuple<More...>(more...))};
        }
    }

    template <class Session>
    void apply(Session& session, const std::vector<node_base*>& nodes) const {
        if (nodes.empty()) return;
        const relation& which = nodes.front()->type.relations[relation_number<Member>()];
        std::vector<node_base*> missing;
        std::unordered_set<const node_base*> seen;
        for (node_base* const each : nodes)
            if (!is_known(which, *each) && seen.insert(each).second) missing.push_back(each);
        if (!missing.empty()) session.mapper_of(nodes.front()->type).load(which, missing);
        if constexpr (sizeof...(Then) != 0) {
            std::vector<node_base*> reached;
            seen.clear();
            for (node_base* const each : nodes) reach(which, *each, seen, reached);
            std::apply([&](const auto&... one) { (one.apply(session, reached), ...); }, nested);
        }
    }

private:
    static void reach(const relation& which, node_base& owner, std::unordered_set<const node_base*>& seen,
                      std::vector<node_base*>& reached) {
        const auto add = [&](node_base* entity) {
            if (entity != nullptr && seen.insert(entity).second) reached.push_back(entity);
        };
        if (which.is_collection()) {
            for (node_base* const each : known_side<collection_side>(which, owner)->items()) add(each);
        } else {
            add(known_side<reference_side>(which, owner)->target);
        }
    }
};

template <class Session, class... Options>
void apply_options(Session& session, const options_clause<Options...>& clause, const std::vector<node_base*>& nodes) {
    std::apply([&](const auto&... one) { (one.apply(session, nodes), ...); }, clause.options);
}

template <class List>
inline constexpr bool selects_entity = false;
template <class T, fixed_string Alias>
inline constexpr bool selects_entity<select_list<entity_item<T, Alias>>> = true;

template <class List>
struct selected_entity;
template <class T, fixed_string Alias>
struct selected_entity<select_list<entity_item<T, Alias>>> {
    using type = T;
};

template <class Statement>
inline constexpr bool has_options = false;
template <class Grammar, class... Clauses>
inline constexpr bool has_options<statement<Grammar, Clauses...>> = has_clause<options_tag, Clauses...>;

template <class Statement>
struct options_given;
template <class Grammar, class... Clauses>
struct options_given<statement<Grammar, Clauses...>> {
    using type = clause_of<options_tag, Clauses...>;
};
template <class Statement>
using options_of = typename options_given<Statement>::type;

// Whether a statement has options, which then are those of the entity that it gives.
template <class Entity, class Statement>
constexpr bool check_options() {
    if constexpr (has_options<Statement>) {
        using check = options_check<Entity, options_of<Statement>>;
        static_assert(refuse_if<check::value>::done);
        return check::ok;
    } else {
        return false;
    }
}

}  // namespace detail

// SELECT ... FROM the relationship's table WHERE key IN (all entities of the query): one query a level, whatever the number.
template <auto Member>
inline constexpr detail::selectin_option<Member> selectinload{};

}  // namespace cupel
