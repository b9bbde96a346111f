// created_at, updated_at and soft_delete: moments in the columns of an object.
#pragma once

#include <cupel/orm/column_access.hpp>
#include <cupel/orm/column_sorts.hpp>
#include <cupel/orm/node.hpp>
#include <cupel/schema/moment.hpp>
#include <cupel/types/chrono.hpp>

#include <span>
#include <type_traits>

namespace cupel::detail {

template <class Value>
void set_moment(Value& column, timestamp now) {
    if constexpr (std::is_same_v<without_optional<Value>, timestamptz>) column = timestamptz{now};
    else column = now;
}

template <class T, std::size_t Column>
bool is_initial(const T& object) {
    return column_in<Column>(object) == column_in<Column>(initial_object<T>);
}

template <class T>
inline constexpr bool has_moments = created_column<T> != no_column || updated_column<T> != no_column;

// Before INSERT: what the program has not set.
template <class T, class Session>
void set_moments_of(node<T>& node, Session& session) {
    if constexpr (created_column<T> != no_column)
        if (is_initial<T, created_column<T>>(node.object)) {
            set_moment(column_in<created_column<T>>(node.object), session.moment());
            node.created_set = true;
        }
    if constexpr (updated_column<T> != no_column)
        if (is_initial<T, updated_column<T>>(node.object)) {
            set_moment(column_in<updated_column<T>>(node.object), session.moment());
            node.updated_set = true;
        }
}

// What rows begin with: their moments, and version 1.
template <class T, class Session>
void begin_rows(std::span<node_base* const> nodes, Session& session) {
    if constexpr (version_column<T> != no_column)
        for (node_base* const each : nodes) column_in<version_column<T>>(static_cast<node<T>&>(*each).object) = 1;
    if constexpr (has_moments<T>)
        for (node_base* const each : nodes) set_moments_of(static_cast<node<T>&>(*each), session);
}

// Before UPDATE of other columns.
template <class T, class Changes, class Session>
void note_moment(node<T>& node, Changes& changed, Session& session) {
    if constexpr (updated_column<T> != no_column)
        if (!changed.test(updated_column<T>)) {
            set_moment(column_in<updated_column<T>>(node.object), session.moment());
            changed.set(updated_column<T>);
        }
}

template <class T, class Session>
void note_deletion(node<T>& node, Session& session) {
    if constexpr (soft_delete_column<T> != no_column) {
        auto& column = column_in<soft_delete_column<T>>(node.object);
        if (!column.has_value()) set_moment(column, session.moment());
    }
}

// The INSERT was undone.
template <class T>
void clear_moments(node<T>& node) {
    if constexpr (created_column<T> != no_column)
        if (node.created_set)
            column_in<created_column<T>>(node.object) = column_in<created_column<T>>(initial_object<T>);
    if constexpr (updated_column<T> != no_column)
        if (node.updated_set)
            column_in<updated_column<T>>(node.object) = column_in<updated_column<T>>(initial_object<T>);
    node.created_set = node.updated_set = false;
}

}  // namespace cupel::detail
