// What a session does with the entities of one model: its statements.
#pragma once

#include <cupel/orm/column_sorts.hpp>
#include <cupel/orm/deferred.hpp>
#include <cupel/orm/moments.hpp>
#include <cupel/orm/load_entities.hpp>
#include <cupel/orm/object_range.hpp>
#include <cupel/orm/part_query.hpp>
#include <cupel/orm/partial.hpp>
#include <cupel/orm/relation_count.hpp>
#include <cupel/orm/relation_query.hpp>
#include <cupel/orm/row_update.hpp>
#include <cupel/orm/session_base.hpp>
#include <cupel/orm/session_check.hpp>
#include <cupel/orm/typed_mapper.hpp>
#include <cupel/sql/language.hpp>
#include <cupel/sql/made_text.hpp>  // UPDATE of a model with more than ten columns

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
        if (auto* const known = find_row(row); known != nullptr) this->expire(*known);
    }
    node_type* find_row(const T& row) { return this->find(key_maker<T>::of(row)); }
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
        auto made = this->make_node(std::move(row));
        if (!made->bare) made->keep_row();
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
        session_.note_row(added);
        added.intact = 1;
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
        if (auto changed = changes_to_write(node); changed.any()) write_changes(node, frame, changed);
    }

    void update_all(std::span<node_base* const> nodes, session_frame& frame) override {
        if (session_.listens()) [[unlikely]] {
            for (node_base* const each : nodes) update(*each, frame);
            return;
        }
        // As many as are still in the cache when their UPDATE is done.
        constexpr std::size_t most = 256;
        std::vector<change> some;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (i + 8 < nodes.size()) fetch_ahead(base::typed(*nodes[i + 8]), base::typed(*nodes[i + 4]));
            node_type& node = base::typed(*nodes[i]);
            if (!node.loaded.has_value() || node.expired) continue;
            if (auto changed = changes_to_write(node); changed.any()) some.push_back({&node, changed});
            if (some.size() == most) write_some(some, frame);
        }
        if (!some.empty()) write_some(some, frame);
    }
    // The values of `from` that a new row would have from the session are those of `to`.
    void replace_row(node_base& to, node_base& from) override {
        node_base* const one = &to;
        session_.template pin_all<T>(std::span<node_base* const>(&one, 1));
        if constexpr (has_moments<T>) set_moments_of(base::typed(to), session_);
        base::replace_row(to, from);
    }
    void mark_deleted(node_base& given, session_frame& frame) override {
        keep_row_of(given);
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
            const auto done = session_.run_unfiltered(delete_from<T>().where(row_update<T>::of_its_context(
                numbered_column<T, key_column<T, 0>>().in(keys), base::typed(*nodes[0]))));
            if (static_cast<std::size_t>(done.rows_affected) < nodes.size())
                session_.warn("DELETE of " + std::to_string(nodes.size()) + " rows of table " +
                              std::string(this->type.table->name) + " matched " + std::to_string(done.rows_affected));
        } else {
            const auto one = [&](std::size_t i) {
                return delete_from<T>().where(row_update<T>::is_row(base::typed(*nodes[i])));
            };
            session_.run_many(nodes.size(), one, [&](std::size_t i, const auto& done) {
                if (done.rows_affected == 1) return;
                if constexpr (version_column<T> != no_column) throw_stale(*nodes[i], "deleted");
                else session_.warn("DELETE matched no row: " + this->describe(*nodes[i]));
            });
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
        return fill_from_row<column_choice<T>>(session_, node, row_of(node), wanted == raising_columns);
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
        with_relation(which, [&](auto number) { load_with_mapping<T, number>(session_, which, owners); });
    }
    void link(const relation& which, node_base& owner, std::span<node_base* const> targets) override {
        with_relation(which, [&](auto number) { relation_query<T, number, Session>::link(session_, owner, targets); });
    }
    void unlink(const relation& which, node_base& owner, std::span<node_base* const> targets) override {
        with_relation(
            which, [&](auto number) { relation_query<T, number, Session>::unlink(session_, which, owner, targets); });
    }
    bool is_linked(const relation& which, const node_base& owner, const node_base& entity) override {
        bool found = false;
        with_relation(which, [&](auto number) {
            found = relation_count<T, number, Session>::is_linked(session_, base::typed(owner).object, entity);
        });
        return found;
    }
    std::int64_t count(const relation& which, const node_base& owner) override {
        std::int64_t found = 0;
        with_relation(which, [&](auto number) {
            found = relation_count<T, number, Session>::of(session_, base::typed(owner).object);
        });
        return found;
    }
    void unlink_all(const relation& which, node_base& owner) override {
        with_relation(which, [&](auto number) { relation_query<T, number, Session>::unlink_all(session_, owner); });
    }
    node_base* find_target(const relation& which, const node_base& owner, sight what) const override {
        node_base* found = nullptr;
        with_relation(which, [&](auto number) {
            found = relation_query<T, number, Session>::find_target(session_, base::typed(owner).object, what);
        });
        return found;
    }

    static auto has_key(const key_of<T>& key) { return row_update<T>::has_key(key); }

private:
    struct change {
        node_type* node;
        typename base::changes columns;
    };

    static typename base::changes changes_to_write(node_type& node) {
        auto changed = base::changes_of(node);
        row_update<T>::clear_unset(node, changed);
        if (changed.none()) session_base::unflag(node);
        return changed;
    }

    void write_changes(node_type& node, session_frame& frame, const typename base::changes& changed) {
        std::vector<change> one{{&node, changed}};
        write_some(one, frame);
    }
    void write_some(std::vector<change>& some, session_frame& frame) {
        using writing = row_update<T>;
        for (auto& [node, changed] : some) {
            session_.require_own(*node);
            note_moment(*node, changed, session_);
        }
        std::size_t written = 0;
        try {
            for (auto& [node, changed] : some) {
                frame.updated.push_back(node);
                if (writing::sets_key(changed))
                    frame.renamed.emplace_back(node, std::make_shared<const T>(*node->loaded));
                writing::next_version(*node, changed);
            }
            const auto statement = [&](std::size_t i) { return writing::statement(*some[i].node, some[i].columns); };
            session_.run_many(some.size(), statement, [&](std::size_t i, auto done) {
                if (!writing::take(*some[i].node, std::move(done))) throw_stale(*some[i].node, "updated");
                keep(*some[i].node, some[i].columns);
                written = i + 1;
            });
        } catch (...) {
            for (; written < some.size(); ++written) writing::version_as_read(*some[written].node);
            throw;
        }
        some.clear();
    }
    void keep(node_type& node, const typename base::changes& changed) {
        session_base::unflag(node);
        if (!row_update<T>::sets_key(changed)) return row_update<T>::keep_columns(node, changed);
        const key_of<T> before = base::row_key(node);
        row_update<T>::keep_columns(node, changed);
        this->identities_.rename(before, base::row_key(node), node);
    }

    // Hooks may change more of it, or everything back.
    void update_told(node_type& node, session_frame& frame) {
        auto changed = changes_to_write(node);
        if (changed.none()) return;
        if (session_.listens(entity_point::before_update, this->type.table->id)) {
            make_whole_for_flush(node);
            session_.tell(entity_point::before_update, node);
            changed = changes_to_write(node);
            if (changed.none()) return;
        }
        std::optional<T> row_before;
        if (session_.listens(entity_point::after_update, this->type.table->id)) row_before.emplace(*node.loaded);
        write_changes(node, frame, changed);
        if (row_before) session_.tell(entity_point::after_update, node, &*row_before);
    }

    template <class Function>
    static void with_relation(const relation& which, Function function) {
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            static_cast<void>(
                ((which.index == Index && (function(std::integral_constant<std::size_t, Index>()), true)) || ...));
        }(std::make_index_sequence<relation_fields<T>.size()>());
    }

    static auto row_of(const node_type& node) { return select<T>().where(has_key(base::row_key(node))); }

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
                made::with([&]<std::size_t... Column>(std::index_sequence<Column...> columns) {
                    assign_columns(object, row, columns, std::make_index_sequence<sizeof...(Column)>());
                });
            }
        }
        for (node_base* const each : nodes) each->keep_row();
    }

    Session& session_;
};

}  // namespace cupel::detail
