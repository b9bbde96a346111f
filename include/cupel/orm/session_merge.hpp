// The part of a session that copies values, and what is related to them, into its entities.
#pragma once

#include <cupel/orm/mapper.hpp>
#include <cupel/orm/ref.hpp>
#include <cupel/orm/relate.hpp>

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace cupel {

struct merge_options {
    bool load = true;  // false: the value is what its row says, and no row is read
};

namespace detail {

template <class Session>
class session_merge {
public:
    // The entity of the value's key, with the value's columns: loaded first, new if there is no row. A value without a key
    // becomes a new entity, without SQL. Relationships that the value knows are merged along, unless their cascade says
    // otherwise, and the entity's become the same.
    template <model T>
    ref<T> merge(const T& value, const merge_options& how = {}) {
        self().require_usable();
        if (how.load && !lacks_key(value)) self().autoflush();
        const auto quiet = self().no_autoflush();  // half of a graph may not be writable
        merged_nodes merged;
        return handle_access::handle<T>(&merge_value(value, how, merged));
    }
    // Of an entity that has another session, or none.
    template <class T>
    ref<T> merge(const ref<T>& entity, const merge_options& how = {}) {
        return merge(*entity, how);
    }

protected:
    session_merge() = default;
    ~session_merge() = default;

private:
    using merged_nodes = std::unordered_map<const void*, node_base*>;

    template <class T>
    node_base& merge_value(const T& value, const merge_options& how, merged_nodes& merged) {
        if (const auto known = merged.find(&value); known != merged.end()) return *known->second;
        node_base& entity = how.load ? copy_columns(value) : take_row(value);
        merged.emplace(&value, &entity);
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            (merge_related<T, Index>(value, entity, how, merged), ...);
        }(std::make_index_sequence<relation_fields<T>.size()>());
        return entity;
    }

    template <class T>
    node_base& copy_columns(const T& value) {
        const auto fresh = [&]() -> node_base& { return *handle_access::node_of(self().add(T(value))); };
        if (lacks_key(value)) return fresh();
        const ref<T> found =
            std::apply([&](const auto&... part) { return self().template get<T>(part...); }, key_maker<T>::of(value));
        if (!found) return fresh();
        // Columns that must not be read later are overwritten all the same.
        auto& held = static_cast<node<T>&>(*handle_access::node_of(found));
        make_whole_for_flush(held);
        keep_row_of(held);
        T& object = held.object;
        if constexpr (version_column<T> != no_column) {
            constexpr std::size_t version = version_column<T>;
            if (column_in<version>(value) != column_in<version>(object))
                throw stale_data_error("the value to merge is another version of " +
                                       self().template mapper_for<T>().describe(held));
        }
        self().note_reread();
        for_each_column<T>([&](auto column) {
            if constexpr (!table_of<T>().columns[column].computed && !table_of<T>().columns[column].on_update)
                copy_read(column_in<column>(object), column_in<column>(value));
        });
        return held;
    }

    // As if the value had been read.
    template <class T>
    node_base& take_row(const T& value) {
        auto& mapper = self().template mapper_for<T>();
        if (lacks_key(value))
            throw invalid_state_error("a value of " + std::string(type_name<T>) +
                                      " without a key cannot be merged without loading: it has no row");
        mapper.expire_row(value);
        return mapper.absorb(T(value));
    }

    template <class T, std::size_t Index>
    void merge_related(const T& value, node_base& entity, const merge_options& how, merged_nodes& merged) {
        const relation& which = entity.type.relations[Index];
        const auto& slot =
            *reinterpret_cast<const relationship_slot*>(reinterpret_cast<const char*>(&value) + which.offset);
        if (!which.cascades.merge || slot.anchor() == nullptr || !slot.anchor()->is_side) return;
        const auto merge_target = [&](node_base& target) -> node_base* {
            if (target.session == &self()) return &target;
            if (!is_whole(target)) make_whole(target);
            using target_type = typename relation_traits<T, relation_fields<T>[Index]>::target;
            return &merge_value(static_cast<node<target_type>&>(target).object, how, merged);
        };
        if (which.is_collection()) {
            const auto& given = static_cast<const collection_side&>(*slot.anchor());
            std::vector<node_base*> targets;
            for (node_base* const each : given.loaded ? given.items() : given.added)
                targets.push_back(merge_target(*each));
            using member = typename relation_traits<T, relation_fields<T>[Index]>::member;
            if constexpr (requires { typename member::side_type; }) {
                if (how.load) return set_unique<member>(which, entity, targets, given.loaded);
            } else if (how.load) {
                return set_collection(which, entity, targets, given.loaded);
            }
            if (given.loaded) side_of<collection_side>(which, entity).load(std::move(targets));
        } else {
            const auto& given = static_cast<const reference_side&>(*slot.anchor());
            if (!given.loaded) return;
            node_base* const target = given.target == nullptr ? nullptr : merge_target(*given.target);
            if (how.load) {
                set_reference(which, entity, target);
                if (target != nullptr && which.owns_key()) copy_known_key(which, entity, *target);
            } else {
                auto& side = side_of<reference_side>(which, entity);
                side.loaded = true;
                side.target = target;
            }
        }
    }

    // What was given, and nothing else if that is all that there is.
    static void set_collection(const relation& which, node_base& entity, const std::vector<node_base*>& targets,
                               bool is_all) {
        if (which.write_only) {
            for (node_base* const each : targets) append_entity(which, entity, *each);
            return;
        }
        if (!is_known(which, entity)) load_relation(which, entity);
        const std::vector<node_base*> before = known_side<collection_side>(which, entity)->items();
        if (is_all)
            for (node_base* const each : before)
                if (!holds(targets, *each)) remove_entity(which, entity, *each);
        for (node_base* const each : targets) {
            if (!holds(before, *each)) append_entity(which, entity, *each);
            if (which.kind == relationship_kind::has_many) copy_known_key(which, *each, entity);
        }
    }
    // The same of one that keeps an order, or its entities apart, itself.
    template <class Member>
    static void set_unique(const relation& which, node_base& entity, const std::vector<node_base*>& targets,
                           bool is_all) {
        using target = typename Member::target;
        auto& collection = static_cast<Member&>(slot_of_relation(which, entity));
        std::vector<ref<target>> given;
        for (node_base* const each : targets) given.push_back(handle_access::handle<target>(each));
        if (is_all) collection.replace(given);
        else
            for (const ref<target>& each : given) collection.add(each);
        if (which.kind == relationship_kind::has_many)
            for (node_base* const each : targets) copy_known_key(which, *each, entity);
    }
    // A value need not say what the relationship does.
    static void copy_known_key(const relation& which, node_base& child, const node_base& parent) {
        if (parent.state == entity_state::persistent && !child.expired) which.copy_key(child, parent);
    }

    Session& self() noexcept { return static_cast<Session&>(*this); }
};

}  // namespace detail
}  // namespace cupel
