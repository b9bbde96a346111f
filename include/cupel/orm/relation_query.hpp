// The statements that load a relationship, and those that write the rows of an association table.
#pragma once

#include <cupel/orm/load_rows.hpp>
#include <cupel/orm/row_collector.hpp>
#include <cupel/orm/session_base.hpp>
#include <cupel/sql/language.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace cupel::detail {

// The values that a foreign key compares: of the side that is referred to, without optional.
template <class Link, class Parent, class Places>
struct link_values;

template <class Link, class Parent, std::size_t... Place>
struct link_values<Link, Parent, std::index_sequence<Place...>> {
    using type = std::tuple<without_optional<column_type_of<Parent, Link::template parent_column<Place>>>...>;

    static type of_parent(const Parent& object) {
        return type(value(column_in<Link::template parent_column<Place>>(object))...);
    }
    // Requires has_child.
    template <class Child>
    static type of_child(const Child& object) {
        return type(static_cast<std::tuple_element_t<Place, type>>(
            value(column_in<Link::template child_column<Place>>(object)))...);
    }
    template <class Child>
    static bool has_child(const Child& object) {
        return (... && has(column_in<Link::template child_column<Place>>(object)));
    }

    // (a, b) IN keys, of the columns of T on the side of the child or of the parent
    template <class T, bool OfChild>
    static auto is_in(const std::vector<type>& keys) {
        if constexpr (sizeof...(Place) == 1) {
            std::vector<std::tuple_element_t<0, type>> values;
            values.reserve(keys.size());
            for (const type& each : keys) values.push_back(std::get<0>(each));
            return column<T, OfChild, 0>().in(values);
        } else {
            return row_(column<T, OfChild, Place>()...).in(keys);
        }
    }
    // The same of a subquery of the columns of Source on the other side.
    template <class T, bool OfChild, class Source, bool SourceIsChild, class Origin>
    static auto is_among(const Origin& origin) {
        const auto keys = [&] {
            if constexpr (SourceIsChild) return origin.template columns<Link::template child_column<Place>...>();
            else return origin.template columns<Link::template parent_column<Place>...>();
        }();
        if constexpr (sizeof...(Place) == 1) return column<T, OfChild, 0>().in(keys);
        else return row_(column<T, OfChild, Place>()...).in(keys);
    }
    template <class T, bool OfChild, std::size_t At>
    static constexpr auto column() {
        if constexpr (OfChild) return numbered_column<T, Link::template child_column<At>>{};
        else return numbered_column<T, Link::template parent_column<At>>{};
    }

    static bool has_parent(const Parent& object) {
        return (... && has(column_in<Link::template parent_column<Place>>(object)));
    }

private:
    template <class Value>
    static const auto& value(const Value& given) {
        if constexpr (is_optional<Value>) return *given;
        else return given;
    }
    template <class Value>
    static bool has(const Value& given) {
        if constexpr (is_optional<Value>) return given.has_value();
        else return true;
    }
};

// Whether a foreign key of an association table is its primary key, or a part of it.
template <class Link, class Association>
consteval bool writes_key() {
    return []<std::size_t... Place>(std::index_sequence<Place...>) {
        return (... || table_of<Association>().primary_key.contains(Link::template child_column<Place>));
    }(std::make_index_sequence<Link::size>());
}

// INSERT INTO association. A key of its own is made by the database.
template <class Own, class Far, class Association, class Session>
void insert_associations(Session& session, std::vector<Association>& rows) {
    session.pin_values(rows);
    if constexpr (has_generated_key<Association>() && !writes_key<Own, Association>() &&
                  !writes_key<Far, Association>())
        session.run(insert_into<Association>().values(rows));
    else session.run(insert_into<Association>(with_key).values(rows));
}

// One array holds the keys of a query, whatever their number; very many go out in parts.
inline constexpr std::size_t keys_per_query = 10000;

// In the order of the mapping, and of the key.
template <class T, class... Orders>
auto in_order_of(type_list<Orders...>) {
    return []<std::size_t... Place>(std::index_sequence<Place...>) {
        return [](const auto& statement) {
            return statement.order_by(Orders{}..., numbered_column<T, key_column<T, Place>>()...);
        };
    }(std::make_index_sequence<key_size<T>>());
}

template <class T, std::size_t Number, class Session>
struct relation_query {
    using traits = relation_traits<T, relation_fields<T>[Number]>;
    using target = typename traits::target;

    // Steps are what is loaded with the targets by the same query; Origin is the query of the owners, if the keys are those
    // that it gives. Manner is how the statements are sent.
    template <class Steps, class Choice, class Manner, class Origin>
    static void load(Session& session, const relation& which, std::span<node_base* const> owners,
                     const Origin& origin) {
        if constexpr (traits::through) load_through<Steps, Choice, Manner>(session, which, owners, origin);
        else if constexpr (traits::kind == relationship_kind::belongs_to)
            load_parents<Steps, Choice, Manner>(session, which, owners, origin);
        else load_children<Steps, Choice, Manner>(session, which, owners, origin);
    }

    static node_base* find_target(const Session& session, const T& owner, sight what = sight::through_criteria) {
        if constexpr (traits::kind == relationship_kind::belongs_to && !traits::through) {
            using link = typename traits::link;
            using values = link_values<link, target, std::make_index_sequence<link::size>>;
            if constexpr (leads_to_key()) {
                if (values::has_child(owner))
                    return session.find_node(std::type_identity<target>(), values::of_child(owner), what);
            }
        }
        static_cast<void>(session);
        static_cast<void>(owner);
        static_cast<void>(what);
        return nullptr;
    }

    // INSERT INTO association
    static void link(Session& session, node_base& owner, std::span<node_base* const> targets) {
        if constexpr (traits::through) {
            using association = typename traits::association;
            std::vector<association> rows(targets.size());
            for (std::size_t i = 0; i < targets.size(); ++i) {
                copy_into<own_link>(rows[i], object_of<T>(owner));
                copy_into<target_link>(rows[i], object_of<target>(*targets[i]));
            }
            insert_associations<own_link, target_link>(session, rows);
        }
    }
    // DELETE FROM association of these targets; each must be there.
    static void unlink(Session& session, const relation& which, node_base& owner, std::span<node_base* const> targets) {
        if constexpr (traits::through) {
            using association = typename traits::association;
            std::vector<typename target_values::type> keys;
            for (node_base* const each : targets) keys.push_back(target_values::of_parent(object_of<target>(*each)));
            const auto done = session.run(delete_from<association>().where(
                own_values::template is_in<association, true>({own_values::of_parent(object_of<T>(owner))}) &&
                target_values::template is_in<association, true>(keys)));
            if (static_cast<std::size_t>(done.rows_affected) != targets.size())
                throw stale_data_error("DELETE of " + std::to_string(targets.size()) + " rows of table " +
                                       std::string(table_of<association>().name) + " for the relationship " +
                                       std::string(which.name) + " matched " + std::to_string(done.rows_affected) +
                                       ": somebody else has removed them");
        }
    }
    static void unlink_all(Session& session, node_base& owner) {
        if constexpr (traits::through)
            session.run(delete_from<typename traits::association>().where(
                own_values::template is_in<typename traits::association, true>(
                    {own_values::of_parent(object_of<T>(owner))})));
    }

private:
    template <class Statement>
    static auto in_order(const Statement& statement) {
        return in_order_of<target>(typename traits::template order_in<"">())(statement);
    }

    template <class Model>
    static const Model& object_of(const node_base& entity) {
        return static_cast<const node<Model>&>(entity).object;
    }

    // Whether the foreign key refers to the primary key, in its order.
    static consteval bool leads_to_key() {
        using link = typename traits::link;
        const column_list& key = table_of<target>().primary_key;
        if (link::size != key.count) return false;
        for (std::size_t i = 0; i < key.count; ++i)
            if (link::key.target_columns.columns[i] != key.columns[i]) return false;
        return true;
    }

    template <class Values>
    using nodes_by_key = std::unordered_map<typename Values::type, std::vector<node_base*>, key_hash>;

    // function(condition) for these keys, in as many queries as it takes, or for those that the origin gives.
    template <class Values, class Model, bool OfChild, class Source, bool SourceIsChild, class Origin, class Function>
    static void for_keys(const Origin& origin, const std::vector<typename Values::type>& keys, Function function) {
        if constexpr (std::same_as<Origin, no_origin>) {
            for (std::size_t from = 0; from < keys.size(); from += keys_per_query) {
                if (keys.size() <= keys_per_query) return function(Values::template is_in<Model, OfChild>(keys));
                const std::size_t to = std::min(keys.size(), from + keys_per_query);
                function(Values::template is_in<Model, OfChild>(std::vector<typename Values::type>(
                    keys.begin() + static_cast<std::ptrdiff_t>(from), keys.begin() + static_cast<std::ptrdiff_t>(to))));
            }
        } else if (!keys.empty()) {
            function(Values::template is_among<Model, OfChild, Source, SourceIsChild>(origin));
        }
    }

    template <class Steps, class Choice, class Manner, class Origin>
    static void load_parents(Session& session, const relation& which, std::span<node_base* const> owners,
                             const Origin& origin) {
        using link = typename traits::link;
        using values = link_values<link, target, std::make_index_sequence<link::size>>;
        nodes_by_key<values> wanted;
        std::vector<typename values::type> keys;
        const auto found = [&](node_base& owner, node_base* parent) { fill_reference(which, owner, parent); };
        for (node_base* const each : owners) {
            const T& object = object_of<T>(*each);
            if (!values::has_child(object)) {
                found(*each, nullptr);
            } else if (node_base* const known = Manner::populates || Manner::template narrows<target>
                                                    ? nullptr
                                                    : find_target(session, object);
                       known != nullptr) {
                found(*each, known);
            } else {
                const auto [at, added] = wanted.try_emplace(values::of_child(object));
                at->second.push_back(each);
                if (added) keys.push_back(at->first);
            }
        }
        for_keys<values, target, false, T, true>(origin, keys, [&](const auto& condition) {
            for (node_base* const parent : load_rows<Steps, Choice, Manner>(
                     session, with_values_of_origin(origin, Manner::of(select<target>().where(condition))))) {
                const auto at = wanted.find(values::of_parent(object_of<target>(*parent)));
                if (at == wanted.end()) continue;
                for (node_base* const each : at->second) found(*each, parent);
                wanted.erase(at);
            }
        });
        for (const auto& [key, nodes] : wanted)
            for (node_base* const each : nodes) found(*each, nullptr);
    }

    // The owners by their keys, each key once; those without one lead to nothing.
    template <class Values>
    struct owner_places {
        std::unordered_map<typename Values::type, std::size_t, key_hash> place{};
        std::vector<typename Values::type> keys{};

        explicit owner_places(std::span<node_base* const> owners) {
            for (std::size_t i = 0; i < owners.size(); ++i) {
                if (!Values::has_parent(object_of<T>(*owners[i]))) continue;
                auto key = Values::of_parent(object_of<T>(*owners[i]));
                if (place.emplace(key, i).second) keys.push_back(std::move(key));
            }
        }
    };

    template <class Steps, class Choice, class Manner, class Origin>
    static void load_children(Session& session, const relation& which, std::span<node_base* const> owners,
                              const Origin& origin) {
        using link = typename traits::link;
        using values = link_values<link, T, std::make_index_sequence<link::size>>;
        const owner_places<values> known(owners);
        std::vector<std::vector<node_base*>> children(owners.size());
        for_keys<values, target, true, T, false>(origin, known.keys, [&](const auto& condition) {
            for (node_base* const child : load_rows<Steps, Choice, Manner>(
                     session, with_values_of_origin(origin, Manner::of(in_order(select<target>().where(
                                                                traits::among_its_rows(condition))))))) {
                const target& object = object_of<target>(*child);
                // What the program has changed and not flushed says more than the row.
                if (!values::has_child(object)) continue;
                const auto at = known.place.find(values::of_child(object));
                if (at != known.place.end()) children[at->second].push_back(child);
            }
        });
        for (std::size_t i = 0; i < owners.size(); ++i)
            fill_relation(session, which, *owners[i], std::move(children[i]));
    }

    using association_type = std::conditional_t<traits::through, typename traits::association, T>;
    template <class Owner, std::size_t Key>
    struct association_link {
        using type = key_link<association_type, Owner, Key>;
    };
    using own_link = typename std::conditional_t<traits::through, association_link<T, traits::own_key()>,
                                                 std::type_identity<void>>::type;
    using target_link = typename std::conditional_t<traits::through, association_link<target, traits::target_key()>,
                                                    std::type_identity<void>>::type;
    template <class Link, class Parent>
    struct values_of_link {
        using type = link_values<Link, Parent, std::make_index_sequence<Link::size>>;
    };
    template <class Parent>
    struct values_of_link<void, Parent> {
        using type = void;
    };
    using own_values = typename values_of_link<own_link, T>::type;
    using target_values = typename values_of_link<target_link, target>::type;

    template <class Link, class Association, class Parent>
    static void copy_into(Association& row, const Parent& parent) {
        Link::for_each([&](auto place) {
            Link::assign_key(column_in<Link::template child_column<place>>(row),
                             column_in<Link::template parent_column<place>>(parent));
        });
    }

    template <std::size_t... Place>
    static auto on_target(std::index_sequence<Place...>) {
        return (... && (target_values::template column<association_type, true, Place>() ==
                        target_values::template column<target, false, Place>()));
    }

    template <class Steps, class Choice, class Manner, class Origin>
    static void load_through(Session& session, const relation& which, std::span<node_base* const> owners,
                             const Origin& origin) {
        const owner_places<own_values> known(owners);
        std::vector<std::vector<node_base*>> found(owners.size());
        [&]<std::size_t... Own>(std::index_sequence<Own...>) {
            for_keys<own_values, association_type, true, T, false>(origin, known.keys, [&](const auto& condition) {
                const auto query = Manner::of(in_order(
                    select(entity<target>, own_values::template column<association_type, true, Own>()...)
                        .template from<target>()
                        .template join<association_type>(on_target(std::make_index_sequence<target_link::size>()))
                        .where(traits::among_its_rows(condition))));
                load_rows<Steps, Choice, Manner>(
                    session, with_values_of_origin(origin, query), [&](auto& row, node_base& entity) {
                        typename own_values::type key(static_cast<std::tuple_element_t<Own, typename own_values::type>>(
                            plain(row.template get<entity_width<Choice> + Own>()))...);
                        const auto at = known.place.find(key);
                        if (at == known.place.end()) return;
                        auto& mine = found[at->second];
                        // Joined rows of one target follow one another.
                        if (!has_joined<Steps> || mine.empty() || mine.back() != &entity) mine.push_back(&entity);
                    });
            });
        }(std::make_index_sequence<own_link::size>());
        for (std::size_t i = 0; i < owners.size(); ++i) fill_relation(session, which, *owners[i], std::move(found[i]));
    }

    template <class Value>
    static const auto& plain(const Value& value) {
        if constexpr (is_optional<Value>) return *value;
        else return value;
    }
};

}  // namespace cupel::detail
