// What a session does with the entities of one model: its statements.
#pragma once

#include <cupel/orm/column_sorts.hpp>
#include <cupel/orm/deferred.hpp>
#include <cupel/orm/moments.hpp>
#include <cupel/orm/object_range.hpp>
#include <cupel/orm/part_query.hpp>
#include <cupel/orm/partial.hpp>
#include <cupel/orm/relation_query.hpp>
#include <cupel/orm/session_base.hpp>
#include <cupel/orm/session_check.hpp>
#include <cupel/orm/typed_mapper.hpp>
#include <cupel/sql/language.hpp>

#include <bitset>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel::detail {

template <class T, class Session>
class mapper final : public typed_mapper<T> {
    using base = typed_mapper<T>;

public:
    using typename base::node_type;

    explicit mapper(Session& session) : session_(session) {}

    void expect(std::size_t count) { this->identities_.expect(count); }

    // The row is to overwrite its entity, if the session has it.
    void expire_row(const T& row) {
        if (auto* const known = this->find(key_maker<T>::of(row)); known != nullptr) this->expire(*known);
    }
    // The entity of a row.
    node_type& absorb(T&& row) {
        node_type* const known = this->find(key_maker<T>::of(row));
        if (known != nullptr) {
            if (known->expired) {
                base::populate(*known, row);
                session_.tell(entity_point::refresh, *known);
            } else if (known->gap != 0 || has_deferred<T>) {
                fill_gaps<T, all_columns<T>>(*known, whole_row<T>{row});
            }
            return *known;
        }
        auto made = std::make_unique<node_type>(this->type, std::move(row));
        made->loaded.emplace(made->object);
        return adopt(std::move(made));
    }
    // A new entity that was read, with its object and what is loaded.
    node_type& adopt(std::unique_ptr<node_type> made) {
        node_type& added = *made;
        adopt_slots(added);
        own_deferred(added);
        added.state = entity_state::persistent;
        session_.own(added);
        made.release();
        this->put(added);
        session_.tell(entity_point::load, added);
        return added;
    }

    void insert(std::span<node_base* const> nodes) override {
        session_.template pin_all<T>(nodes);
        expect(nodes.size());
        begin_rows<T>(nodes, session_);
        // Rows whose key the database makes go together, and so do the others.
        for (std::size_t from = 0; from < nodes.size();) {
            const bool made = this->lacks_key(*nodes[from]);
            std::size_t to = from + 1;
            while (to < nodes.size() && this->lacks_key(*nodes[to]) == made) ++to;
            const auto run = nodes.subspan(from, to - from);
            for (node_base* const each : run) each->key_was_made = made;
            if (!has_generated_key<T>() || made) insert_run(insert_into<T>(), run);
            else insert_run(insert_into<T>(with_key), run);
            from = to;
        }
    }

    void update(node_base& given, session_frame& frame) override {
        node_type& node = base::typed(given);
        if (!node.loaded.has_value() || node.expired) return;
        if (session_.listens()) [[unlikely]]
            return update_told(node, frame);
        auto changed = base::changes_of(node);
        clear_unset(node, changed);
        if (changed.any()) write_changes(node, frame, changed);
    }

    void update_all(std::span<node_base* const> nodes, session_frame& frame) override {
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            fetch_ahead<sizeof(node_type)>(nodes, i);
            update(*nodes[i], frame);
        }
    }
    void mark_deleted(node_base& given, session_frame& frame) override {
        note_deletion(base::typed(given), session_);
        session_.without_updates([&] { update(given, frame); });
    }
    void remove(std::span<node_base* const> nodes) override {
        session_.template require_all_own<T>(nodes);
        if constexpr (key_size<T> == 1 && version_column<T> == no_column) {
            using key = std::tuple_element_t<0, key_of<T>>;
            std::vector<key> keys;
            keys.reserve(nodes.size());
            for (node_base* const each : nodes) keys.push_back(std::get<0>(base::row_key(base::typed(*each))));
            const auto done =
                session_.run_unfiltered(delete_from<T>().where(numbered_column<T, key_column<T, 0>>().in(keys)));
            if (static_cast<std::size_t>(done.rows_affected) < nodes.size())
                session_.warn("DELETE of " + std::to_string(nodes.size()) + " rows of table " +
                              std::string(this->type.table->name) + " matched " + std::to_string(done.rows_affected));
        } else {
            for (node_base* const each : nodes) {
                const auto done = session_.run_unfiltered(delete_from<T>().where(is_row(base::typed(*each))));
                if (done.rows_affected == 1) continue;
                if constexpr (version_column<T> != no_column) throw_stale(*each, "deleted");
                else session_.warn("DELETE matched no row: " + this->describe(*each));
            }
        }
    }

    bool reload(node_base& given) override {
        node_type& node = base::typed(given);
        if constexpr (has_deferred<T>) {
            return !read_entities<T, column_choice<T>, false, false>(session_, row_of(node)).empty();
        } else {
            auto row = session_.run_unfiltered(row_of(node)).one_or_none();
            if (!row) return false;
            base::populate(node, *row);
            session_.tell(entity_point::refresh, node);
            return true;
        }
    }
    bool read_rest(node_base& given, std::size_t wanted) override {
        node_type& node = base::typed(given);
        if (wanted == no_column) require_nothing_raises(node);
        return fill_from_row<column_choice<T>>(session_, node, row_of(node));
    }
    bool read_deferred(node_base& given, const deferred_slot& slot) override {
        if constexpr (has_deferred<T>)
            return read_deferred_group<T>(session_, base::typed(given), slot, row_of(base::typed(given)));
        else return static_cast<void>(given), static_cast<void>(slot), false;
    }

    void reload_all(std::span<node_base* const> nodes) override {
        std::vector<key_of<T>> keys;
        keys.reserve(nodes.size());
        for (node_base* const each : nodes) keys.push_back(base::row_key(base::typed(*each)));
        const auto statement = select<T>().where(key_in<T>(keys));
        if constexpr (has_deferred<T>) {
            (void)read_entities<T, column_choice<T>, false, false>(session_, statement);
        } else {
            for (auto& row : session_.run_unfiltered(statement).all()) (void)absorb(std::move(row));
        }
    }

    void load(const relation& which, std::span<node_base* const> owners) override {
        with_relation(which, [&](auto number) { relation_query<T, number, Session>::load(session_, which, owners); });
    }
    void link(const relation& which, node_base& owner, std::span<node_base* const> targets) override {
        with_relation(which, [&](auto number) { relation_query<T, number, Session>::link(session_, owner, targets); });
    }
    void unlink(const relation& which, node_base& owner, std::span<node_base* const> targets) override {
        with_relation(
            which, [&](auto number) { relation_query<T, number, Session>::unlink(session_, which, owner, targets); });
    }
    void unlink_all(const relation& which, node_base& owner) override {
        with_relation(which, [&](auto number) { relation_query<T, number, Session>::unlink_all(session_, owner); });
    }
    node_base* find_target(const relation& which, const node_base& owner) const override {
        node_base* found = nullptr;
        with_relation(which, [&](auto number) {
            found = relation_query<T, number, Session>::find_target(session_, base::typed(owner).object);
        });
        return found;
    }

    // "t"."id" = ?1 AND ...
    static auto has_key(const key_of<T>& key) {
        return [&]<std::size_t... Place>(std::index_sequence<Place...>) {
            return (... && (numbered_column<T, key_column<T, Place>>() == std::get<Place>(key)));
        }(std::make_index_sequence<key_size<T>>());
    }

private:
    void write_changes(node_type& node, session_frame& frame, typename base::changes& changed) {
        session_.require_own(node);
        note_moment(node, changed, session_);
        const bool renamed = sets_key(changed);
        if constexpr (version_column<T> != no_column) {
            column_in<version_column<T>>(node.object) = column_in<version_column<T>>(*node.loaded) + 1;
            changed.set(version_column<T>);
        }
        try {
            frame.updated.push_back(&node);
            if (renamed) frame.renamed.emplace_back(&node, std::make_shared<const T>(*node.loaded));
            send_update(node, changed);
        } catch (...) {
            if constexpr (version_column<T> != no_column)
                column_in<version_column<T>>(node.object) = column_in<version_column<T>>(*node.loaded);
            throw;
        }
        if (!renamed) return keep_columns(node, changed);
        const key_of<T> before = base::row_key(node);
        keep_columns(node, changed);
        this->identities_.rename(before, base::row_key(node), node);
    }

    // Hooks may change more of it, or everything back.
    void update_told(node_type& node, session_frame& frame) {
        auto changed = base::changes_of(node);
        clear_unset(node, changed);
        if (changed.none()) return;
        if (session_.listens(entity_point::before_update, this->type.table->id)) {
            session_.tell(entity_point::before_update, node);
            changed = base::changes_of(node);
            clear_unset(node, changed);
            if (changed.none()) return;
        }
        std::optional<T> row_before;
        if (session_.listens(entity_point::after_update, this->type.table->id)) row_before.emplace(*node.loaded);
        write_changes(node, frame, changed);
        if (row_before) session_.tell(entity_point::after_update, node, &*row_before);
    }

    // What the database sets is as it was read.
    static void clear_unset(node_type& node, typename base::changes& changed) {
        for_each_column<T>([&](auto column) {
            if constexpr (!set_by_session(table_of<T>().columns[column])) {
                column_in<column>(node.object) = column_in<column>(*node.loaded);
                changed.reset(column);
            }
        });
    }

    template <class Function>
    static void with_relation(const relation& which, Function function) {
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            static_cast<void>(
                ((which.index == Index && (function(std::integral_constant<std::size_t, Index>()), true)) || ...));
        }(std::make_index_sequence<relation_fields<T>.size()>());
    }

    static bool sets_key(const typename base::changes& changed) {
        return [&]<std::size_t... Place>(std::index_sequence<Place...>) {
            return (changed.test(key_column<T, Place>) || ...);
        }(std::make_index_sequence<key_size<T>>());
    }
    // The row has these columns now.
    static void keep_columns(node_type& node, const typename base::changes& changed) {
        for_each_column<T>([&](auto column) {
            if (made_by_update(table_of<T>().columns[column]) || changed.test(column))
                column_in<column>(*node.loaded) = column_in<column>(node.object);
        });
    }
    static auto row_of(const node_type& node) { return select<T>().where(has_key(base::row_key(node))); }

    // The row as it was read.
    static auto is_row(const node_type& node) {
        if constexpr (version_column<T> != no_column)
            return has_key(base::row_key(node)) &&
                   numbered_column<T, version_column<T>>() == column_in<version_column<T>>(*node.loaded);
        else return has_key(base::row_key(node));
    }

    [[noreturn]] void throw_stale(const node_base& node, std::string_view what) const {
        throw stale_data_error(this->describe(node) + " was not " + std::string(what) +
                               ": somebody else has changed or deleted it since it was read");
    }

    template <class Insert>
    void insert_run(const Insert& insert, std::span<node_base* const> nodes) {
        const object_range<T> objects{nodes};
        using made = columns_of_sort<T, Insert::grammar::with_key ? &made_beside_key : &made_by_insert>;
        if constexpr (made::size == 0) {
            session_.run(insert.values(objects));
        } else {
            const auto rows = made::with([&]<std::size_t... Column>(std::index_sequence<Column...>) {
                return session_.run(insert.values(objects).returning(numbered_column<T, Column>()...));
            });
            std::size_t at = 0;
            for (const auto& row : rows) {
                T& object = base::typed(*nodes[at++]).object;
                made::with([&]<std::size_t... Column>(std::index_sequence<Column...>) {
                    assign_columns<Column...>(object, row, std::make_index_sequence<sizeof...(Column)>());
                });
            }
        }
        for (node_base* const each : nodes) base::typed(*each).loaded.emplace(base::typed(*each).object);
    }

    template <std::size_t... Column, class Row, std::size_t... Place>
    static void assign_columns(T& object, const Row& row, std::index_sequence<Place...>) {
        ((column_in<Column>(object) = row.template get<Place>()), ...);
    }

    void send_update(node_type& node, const typename base::changes& changed) {
        const auto statement =
            columns_of_sort<T, &set_by_session>::with([&]<std::size_t... Column>(std::index_sequence<Column...>) {
                return put_clause(cupel::update<T>().where(is_row(node)),
                                  set_list<T>{}.with_parts(
                                      make_maybe(flag_of(changed.test(Column)), set_assigned<Column>(node.object))...));
            });
        using made = columns_of_sort<T, &made_by_update>;
        if constexpr (made::size == 0) {
            if (session_.run_unfiltered(statement).rows_affected != 1) throw_stale(node, "updated");
        } else {
            made::with([&]<std::size_t... Column>(std::index_sequence<Column...>) {
                auto row = session_.run_unfiltered(statement.returning(numbered_column<T, Column>()...)).one_or_none();
                if (!row) throw_stale(node, "updated");
                assign_columns<Column...>(node.object, *row, std::make_index_sequence<sizeof...(Column)>());
            });
        }
    }

    template <std::size_t Column>
    static auto set_assigned(const T& object) {
        return set_item<assignment<numbered_column<T, Column>, column_of_object<T, Column>>>{{{&object}}};
    }

    Session& session_;
};

}  // namespace cupel::detail
