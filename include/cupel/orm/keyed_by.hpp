// Collections with a key: keyed_by<&Note::name>. In a header of its own: few models have one.
#pragma once

#include <cupel/orm/key.hpp>
#include <cupel/orm/session_check.hpp>
#include <cupel/orm/unique_collection.hpp>

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel {

// Two entities of a collection with a key have the same one.
struct duplicate_key_error : programming_error {
    explicit duplicate_key_error(std::string message)
        : programming_error(error_code::programming, std::move(message)) {}
};

namespace detail {

template <auto Key, class Relation>
struct keyed_check {
    using target = typename Relation::target;
    static constexpr bool ok = [] {
        if constexpr (!std::same_as<owner_of<Key>, target>) return false;
        else return storable<value_of<Key>> && !is_deferred<value_of<Key>> && has_equality<value_of<Key>>;
    }();
    static constexpr problem value = [] {
        problem text;
        if (ok) return text;
        text = problem("cupel[E570]: a collection of ", type_name<target>, " is keyed_by<&", type_name<owner_of<Key>>,
                       "::", member_name<Key>, ">, which is no column");
        text += " of ";
        text += type_name<target>;
        text += " that is read with its row and compared; name a column of ";
        text += type_name<target>;
        text += " that tells its entities apart";
        return text;
    }();
};

// What is looked for by a key of another type.
template <auto Key, class Given>
struct keyed_find_check {
    using key_type = std::remove_cvref_t<value_of<Key>>;
    static constexpr bool ok = fits_key<key_type, Given>();
    static constexpr problem value = [] {
        problem text;
        if (ok) return text;
        text = problem("cupel[E571]: a collection of ", type_name<owner_of<Key>>, " that is keyed by ",
                       member_name<Key>, " is asked for a value of type ");
        text += operand_type_name<std::remove_cvref_t<Given>>();
        text += ", but the key is ";
        text += sql_type_of<without_optional<key_type>>.name;
        text += "; pass a value of that type";
        return text;
    }();
};

template <auto Key>
struct keyed_side final : collection_side {
    using target = owner_of<Key>;
    using key_type = std::remove_cvref_t<value_of<Key>>;
    using key_index = boost::unordered_flat_map<std::tuple<key_type>, node_base*, key_hash>;
    boost::unordered_flat_set<const node_base*> members{};  // there if `indexed`
    key_index index{};
    bool keyed = false;             // and the index too
    std::uint64_t seen_reread = 0;  // when it was built

    keyed_side() { unique = true; }

    // The entity with this key as it is now.
    node_base* find(const key_type& key) {
        const std::tuple<key_type> wanted(key);
        for (bool fresh = false;; fresh = true) {
            if (!indexed || !keyed) build();
            const auto at = index.find(wanted);
            if (at == index.end()) {
                // Rows that were read again, or undone, may have it.
                if (fresh || seen_reread == reread_now()) return nullptr;
            } else if (is_gone(*at->second)) {
                index.erase(at);
                return nullptr;
            } else if (key_in(*at->second) == key) {
                return at->second;
            }
            keyed = false;  // else the program has changed it
        }
    }
    static const key_type& key_in(node_base& entity) {
        if (!is_readable(entity)) make_whole(entity);
        return static_cast<node<target>&>(entity).object.*Key;
    }

    // Of what is to be in one collection.
    static void require_distinct(const std::vector<ref<target>>& entities) {
        key_index all;
        for (const ref<target>& each : entities) {
            node_base* const entity = handle_access::node_of(each);
            if (all.try_emplace(std::tuple<key_type>(key_in(*entity)), entity).first->second != entity)
                throw duplicate_key_error("two entities of " + std::string(type_name<target>) +
                                          " that are assigned to a collection that is keyed by " +
                                          std::string(member_name<Key>) + " have the same key; leave one of them out");
        }
    }

    void build_index() override {
        members.clear();
        members.insert(items().begin(), items().end());
        keyed = false;
        indexed = true;
    }
    bool has_already(const node_base& entity) override {
        if (!indexed) build_index();
        return members.contains(&entity);
    }
    void index_added(node_base& entity) override {
        members.insert(&entity);
        if (!keyed) return;
        // What it finds out here is said when it is asked next.
        if (!is_readable(entity)) return void(keyed = false);
        node_base*& holder = index.try_emplace(std::tuple<key_type>(key_in(entity)), &entity).first->second;
        if (is_gone(*holder)) holder = &entity;
        if (holder != &entity) keyed = false;
    }
    void index_removed(node_base& entity) override {
        members.erase(&entity);
        if (!keyed) return;
        if (!is_readable(entity)) return void(keyed = false);
        const auto at = index.find(std::tuple<key_type>(key_in(entity)));
        if (at != index.end() && at->second == &entity) index.erase(at);
        else keyed = false;
    }
    std::vector<std::pair<node_base*, node_base*>> displaced() override {
        std::vector<std::pair<node_base*, node_base*>> found;
        if (added.empty() || removed.empty()) return found;
        key_index before;
        for (node_base* const each : removed)
            if (each->state == entity_state::persistent && each->gap == 0)
                before.try_emplace(std::tuple<key_type>(known_row(static_cast<node<target>&>(*each)).*Key), each);
        for (node_base* const each : added) {
            if (!is_readable(*each)) continue;
            const auto at = before.find(std::tuple<key_type>(key_in(*each)));
            if (at != before.end()) found.emplace_back(each, at->second);
        }
        return found;
    }

private:
    std::uint64_t reread_now() const noexcept {
        return owner == nullptr || owner->session == nullptr ? 0 : owner->session->count_of_rereads();
    }
    void build() {
        if (!indexed) build_index();
        index.clear();
        for (node_base* const each : std::vector<node_base*>(items()))
            if (!is_gone(*each) && !index.try_emplace(std::tuple<key_type>(key_in(*each)), each).second)
                throw duplicate_key_error("two entities of " + std::string(type_name<target>) +
                                          " in a collection that is keyed by " + std::string(member_name<Key>) +
                                          " have the same key; let a unique constraint keep them apart");
        seen_reread = reread_now();
        keyed = true;
    }
};

}  // namespace detail

// A has_many, or the relationship that is named, whose entities are found by a column that tells them apart. What is added to
// an entity with a row loads it first.
template <auto Key, class Relation = has_many<detail::owner_of<Key>>>
struct keyed_by : detail::unique_collection<keyed_by<Key, Relation>, Relation, detail::keyed_side<Key>> {
    static_assert(detail::refuse_if<detail::keyed_check<Key, Relation>::value>::done);
    using base = detail::unique_collection<keyed_by<Key, Relation>, Relation, detail::keyed_side<Key>>;
    using typename base::target;
    using key_type = typename detail::keyed_side<Key>::key_type;
    bool operator==(const keyed_by&) const = default;

    // Adds an entity, or a T that becomes one, and gives its handle; nothing if it is in already. The other side is set too.
    // Throws duplicate_key_error if another has its key.
    template <class Entity>
    ref<target> add(Entity&& entity) {
        const ref<target> added = detail::as_entity<target>(std::forward<Entity>(entity));
        if (other_with_key_of(added))
            throw duplicate_key_error("an entity of " + std::string(detail::type_name<target>) +
                                      " is added to a collection that is keyed by " +
                                      std::string(detail::member_name<Key>) +
                                      " and has another with the same key; insert_or_assign(...) takes that out");
        return add_new(added);
    }
    // That of a const object is refused.
    template <class Entity>
    void add(Entity&&) const {
        base::operations::template refuse_const<"add(...)">();
    }
    // The same in the place of the one that has its key. Where that is an orphan then, a new entity takes its row: the flush
    // sends one UPDATE.
    template <class Entity>
    ref<target> insert_or_assign(Entity&& entity) {
        const ref<target> added = detail::as_entity<target>(std::forward<Entity>(entity));
        const ref<target> before = other_with_key_of(added);
        if (!before) return add_new(added);
        auto& side = this->held();
        detail::node_base& node = *detail::handle_access::node_of(added);
        if (side.owner == nullptr || side.has_already(node)) {
            this->remove(before);
            return add_new(added);
        }
        detail::exchange_entity(detail::relation_of_slot(*this, *side.owner), *side.owner,
                                *detail::handle_access::node_of(before), node);
        return added;
    }

    // The entity with this key, an empty handle if there is none. Throws duplicate_key_error if the rows that were read have
    // a key twice. An entity whose key the program changes is found by the new one when it is added again, or the collection
    // is read again.
    template <class Given>
    ref<target> find(const Given& key) const {
        using check = detail::keyed_find_check<Key, Given>;
        static_assert(detail::refuse_if<check::value>::done);
        if constexpr (check::ok) {
            auto& side = detail::indexed_side<detail::keyed_side<Key>, target>(*this);
            return detail::handle_access::handle<target>(side.find(key_type(key)));
        } else {
            return {};
        }
    }
    template <class Given>
    bool contains(const Given& key) const {
        if constexpr (std::same_as<Given, ref<target>>)
            return key && detail::indexed_side<detail::keyed_side<Key>, target>(*this).has_already(
                              *detail::handle_access::node_of(key));
        else return static_cast<bool>(find(key));
    }

    // The same as replace(range).
    template <class Range>
        requires(!std::derived_from<std::remove_cvref_t<Range>, detail::relationship_slot>)
    keyed_by& operator=(Range&& entities) {
        this->replace(std::forward<Range>(entities));
        return *this;
    }

private:
    ref<target> other_with_key_of(const ref<target>& added) {
        detail::node_base* const entity = detail::handle_access::node_of(added);
        if (entity == nullptr) detail::throw_empty_in_collection(detail::type_name<target>);
        detail::node_base* const holder = this->held().find(detail::keyed_side<Key>::key_in(*entity));
        return holder == entity ? ref<target>() : detail::handle_access::handle<target>(holder);
    }
    // Nobody else has its key.
    ref<target> add_new(const ref<target>& added) {
        auto& side = this->held();
        detail::node_base& entity = *detail::handle_access::node_of(added);
        if (!side.has_already(entity)) return base::operations::append(*this, added);
        // It may have another key since.
        if (side.find(detail::keyed_side<Key>::key_in(entity)) != &entity) side.keyed = false;
        return added;
    }
};

}  // namespace cupel
