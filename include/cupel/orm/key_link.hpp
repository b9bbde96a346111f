// A foreign key between two models: the columns on both sides, and what a session does with their values.
#pragma once

#include <cupel/orm/key.hpp>
#include <cupel/orm/node.hpp>

#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>

namespace cupel::detail {

// Whether any of these columns was not read; orm/column_gap.hpp.
template <class T>
bool lacks_columns(const node<T>& entity, const column_list& columns);

inline constexpr foreign_key_info no_foreign_key{};

// A foreign key by its number; one without columns where there is none, which is refused elsewhere.
template <class Child>
constexpr const foreign_key_info& foreign_key_at(std::size_t number) noexcept {
    const auto& keys = table_of<Child>().foreign_keys;
    return number < keys.size() ? keys[number] : no_foreign_key;
}

// The foreign key of Child to Parent by its number: the columns on both sides.
template <class Child, class Parent, std::size_t Key>
struct key_link {
    static constexpr const foreign_key_info& key = foreign_key_at<Child>(Key);
    static constexpr std::size_t size = key.columns.count;
    template <std::size_t Place>
    static constexpr std::size_t child_column = key.columns.columns[Place];
    template <std::size_t Place>
    static constexpr std::size_t parent_column = key.target_columns.columns[Place];

    static constexpr bool nullable = [] {
        for (std::size_t column : key.columns)
            if (table_of<Child>().columns[column].nullable) return true;
        return false;
    }();

    static constexpr bool to_primary_key = [] {
        for (std::size_t column : key.target_columns)
            if (!table_of<Parent>().primary_key.contains(column)) return false;
        return true;
    }();

    template <class Function>
    static constexpr void for_each(Function function) {
        [&]<std::size_t... Place>(std::index_sequence<Place...>) {
            (function(std::integral_constant<std::size_t, Place>()), ...);
        }(std::make_index_sequence<size>());
    }

    static void copy(node_base& child, const node_base& parent) {
        keep_row_of(child);
        for_each([&](auto place) {
            auto& to = column_in<child_column<place>>(static_cast<node<Child>&>(child).object);
            const auto& from = column_in<parent_column<place>>(static_cast<const node<Parent>&>(parent).object);
            assign_key(to, from);
        });
    }
    static void clear(node_base& child) {
        keep_row_of(child);
        for_each([&](auto place) {
            auto& to = column_in<child_column<place>>(static_cast<node<Child>&>(child).object);
            if constexpr (is_optional<std::remove_cvref_t<decltype(to)>>) to = std::nullopt;
        });
    }
    static void reset(node_base& child) {
        for_each([&](auto place) {
            column_in<child_column<place>>(static_cast<node<Child>&>(child).object) =
                column_in<child_column<place>>(initial_object<Child>);
        });
    }
    static bool is_set(const node_base& child) {
        bool all = true;
        for_each([&](auto place) {
            const auto& value = column_in<child_column<place>>(static_cast<const node<Child>&>(child).object);
            if constexpr (is_optional<std::remove_cvref_t<decltype(value)>>) all = all && value.has_value();
        });
        return all;
    }
    static bool refers(const node_base& child, const node_base& parent) {
        bool same = true;
        for_each([&](auto place) {
            const auto& to = column_in<child_column<place>>(static_cast<const node<Child>&>(child).object);
            const auto& from = column_in<parent_column<place>>(static_cast<const node<Parent>&>(parent).object);
            same = same && to == from;
        });
        return same;
    }

    static bool lacks_parent_key(const node_base& parent) {
        return lacks_columns(static_cast<const node<Parent>&>(parent), key.target_columns);
    }

    template <class To, class From>
    static void assign_key(To& to, const From& from) {
        if constexpr (is_optional<From>) {
            if constexpr (is_optional<To>) to = from;
            else to = static_cast<To>(from.value());
        } else if constexpr (is_optional<To>) {
            to = static_cast<typename To::value_type>(from);
        } else {
            to = static_cast<To>(from);
        }
    }
};

}  // namespace cupel::detail
