// UPDATE of the columns of an entity that differ from its row.
#pragma once

#include <cupel/orm/column_sorts.hpp>
#include <cupel/orm/criteria.hpp>
#include <cupel/orm/key.hpp>
#include <cupel/orm/node.hpp>
#include <cupel/sql/clauses/set_if.hpp>
#include <cupel/sql/language.hpp>

#include <bitset>
#include <cstddef>
#include <utility>

namespace cupel::detail {

template <class T, std::size_t... Column, class Row, std::size_t... Place>
void assign_columns(T& object, const Row& row, std::index_sequence<Column...>, std::index_sequence<Place...>) {
    ((column_in<Column>(object) = row.template get<Place>()), ...);
}

template <class T>
struct row_update {
    using node_type = node<T>;
    using changes = std::bitset<column_count<T>>;

    // "t"."id" = ?1 AND ...
    static auto has_key(const key_of<T>& key) {
        return [&]<std::size_t... Place>(std::index_sequence<Place...>) {
            return (... && (numbered_column<T, key_column<T, Place>>() == std::get<Place>(key)));
        }(std::make_index_sequence<key_size<T>>());
    }
    // The row as it was read.
    static auto is_row(const node_type& node) {
        const T& row = node.loaded.has_value() ? *node.loaded : node.object;
        const key_of<T> key = key_maker<T>::of(row);
        if constexpr (version_column<T> != no_column)
            return of_its_context(
                has_key(key) && numbered_column<T, version_column<T>>() == column_in<version_column<T>>(row), node);
        else return of_its_context(has_key(key), node);
    }
    // The condition, and that the columns that criteria hold to a value of the session have those of the entity.
    template <class Condition>
    static auto of_its_context(const Condition& condition, [[maybe_unused]] const node_type& node) {
        if constexpr (is_filtered<T>) return and_pinned<0>(condition, node);
        else return condition;
    }

    static bool sets_key(const changes& changed) {
        return [&]<std::size_t... Place>(std::index_sequence<Place...>) {
            return (changed.test(key_column<T, Place>) || ...);
        }(std::make_index_sequence<key_size<T>>());
    }
    // What the database sets is as it was read.
    static void clear_unset(node_type& node, changes& changed) {
        for_each_column<T>([&](auto column) {
            if constexpr (!set_by_session(table_of<T>().columns[column])) {
                column_in<column>(node.object) = column_in<column>(*node.loaded);
                changed.reset(column);
            }
        });
    }
    static void next_version(node_type& node, changes& changed) {
        if constexpr (version_column<T> != no_column) {
            column_in<version_column<T>>(node.object) = column_in<version_column<T>>(*node.loaded) + 1;
            changed.set(version_column<T>);
        }
    }
    static void version_as_read(node_type& node) {
        if constexpr (version_column<T> != no_column)
            column_in<version_column<T>>(node.object) = column_in<version_column<T>>(*node.loaded);
    }

    // UPDATE "t" SET "a" = ?1 WHERE "t"."id" = ?2; RETURNING what the database makes. It refers to the object.
    static auto statement(const node_type& node, const changes& changed) {
        const auto plain =
            columns_of_sort<T, &set_by_session>::with([&]<std::size_t... Column>(std::index_sequence<Column...>) {
                return put_clause(cupel::update<T>().where(is_row(node)),
                                  set_list<T>{}.with_parts(make_maybe(flag_of(changed.test(Column)),
                                                                      assigned_column<Column>(node.object))...));
            });
        if constexpr (made::size == 0) return plain;
        else
            return made::with([&]<std::size_t... Column>(std::index_sequence<Column...>) {
                return plain.returning(numbered_column<T, Column>()...);
            });
    }
    // Takes what came back; false if there was no such row.
    template <class Done>
    static bool take(node_type& node, Done done) {
        if constexpr (made::size == 0) {
            return done.rows_affected == 1;
        } else {
            auto row = done.one_or_none();
            if (!row) return false;
            made::with([&]<std::size_t... Column>(std::index_sequence<Column...> columns) {
                assign_columns(node.object, *row, columns, std::make_index_sequence<sizeof...(Column)>());
            });
            return true;
        }
    }
    // The row has these columns now.
    static void keep_columns(node_type& node, const changes& changed) {
        for_each_column<T>([&](auto column) {
            if (made_by_update(table_of<T>().columns[column]) || changed.test(column))
                column_in<column>(*node.loaded) = column_in<column>(node.object);
        });
    }

private:
    template <std::size_t Column, class Condition>
    static auto and_pinned(const Condition& condition, const node_type& node) {
        if constexpr (Column == column_count<T>) {
            return condition;
        } else if constexpr (pinned_flags<T>[Column]) {
            return and_pinned<Column + 1>(
                condition && numbered_column<T, Column>() ==
                                 *as_optional(column_in<Column>(node.loaded.has_value() ? *node.loaded : node.object)),
                node);
        } else {
            return and_pinned<Column + 1>(condition, node);
        }
    }

    using made = columns_of_sort<T, &made_by_update>;

    template <std::size_t Column>
    static auto assigned_column(const T& object) {
        return set_item<assignment<numbered_column<T, Column>, column_of_object<T, Column>>>{{{&object}}};
    }
};

}  // namespace cupel::detail
