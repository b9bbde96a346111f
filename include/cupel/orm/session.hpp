// A session: entities with identity, written together.
#pragma once

#include <cupel/orm/entities.hpp>
#include <cupel/orm/loading.hpp>
#include <cupel/orm/mapper.hpp>
#include <cupel/orm/reference.hpp>
#include <cupel/orm/session_savepoint.hpp>
#include <cupel/orm/session_work.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel {

// One thread at a time. Nothing is sent before it is needed: the first statement begins a transaction, which commit() or
// rollback() ends. A session that is destroyed rolls back.
template <class Engine>
class session final : public detail::session_work {
public:
    using connection_type = decltype(std::declval<Engine&>().connect());
    using savepoint_type = decltype(std::declval<connection_type&>().begin_nested());

    explicit session(Engine& engine, session_options options = {})
        : session_work(std::move(options)), engine_(&engine) {}
    ~session() override {
        savepoints_.clear();
        connection_.reset();
        close_graph();
    }

    // Takes an object as a new entity, which the next flush inserts; what its relationships lead to comes along.
    template <class T>
        requires model<std::remove_cvref_t<T>>
    auto add(T&& object) {
        require_usable();
        (void)mapper_for<std::remove_cvref_t<T>>();
        auto handle = make_entity<std::remove_cvref_t<T>>(std::forward<T>(object));
        add_node(*detail::handle_access::node_of(handle));
        return handle;
    }
    // Takes an entity that has no session: a transient one is inserted, a detached one is the session's again.
    // Throws invalid_state_error if another session has it.
    template <class T>
    ref<T> add(const ref<T>& entity) {
        require_usable();
        (void)mapper_for<T>();
        add_node(node_of(entity));
        return entity;
    }
    template <class Range>
        requires(!model<std::remove_cvref_t<Range>>)
    auto add_all(Range&& range) {
        std::vector<decltype(add(*std::begin(range)))> handles;
        for (auto&& each : range) handles.push_back(add(std::forward<decltype(each)>(each)));
        return handles;
    }

    // The entity with this key, without SQL if the session has it; an empty handle if there is no row.
    template <class T, class... Key>
    ref<T> get(Key&&... key) {
        require_usable();
        const auto wanted = detail::checked_key<T>(std::forward<Key>(key)...);
        auto& mapper = mapper_for<T>();
        if (auto* const known = mapper.find(wanted); known != nullptr) {
            if (known->to_delete && options_.autoflush) flush();
            if (known->state == entity_state::persistent) {
                if (!known->expired || mapper.reload(*known)) return handle<T>(*known);
                drop_gone(*known);
                return {};
            }
        }
        if (options_.autoflush && !flushing_ && !pending_.empty()) {
            flush();
            if (auto* const added = mapper.find(wanted); added != nullptr && added->state == entity_state::persistent)
                return handle<T>(*added);
        }
        auto row = run(select<T>().where(mapper.has_key(wanted))).one_or_none();
        if (!row) return {};
        return handle<T>(mapper.absorb(std::move(*row)));
    }
    // The same. Throws no_row_error if there is no row.
    template <class T, class... Key>
    ref<T> get_one(Key&&... key) {
        ref<T> found = get<T>(std::forward<Key>(key)...);
        if (!found) throw no_row_error();
        return found;
    }

    // The entities of a SELECT of one entity: each row is the entity that the session has, or becomes one.
    template <class Statement>
    auto scalars(const Statement& statement) {
        require_usable();
        autoflush();
        using list = detail::items_of<Statement>;
        if constexpr (detail::selects_entity<list>) {
            using T = typename detail::selected_entity<list>::type;
            std::vector<ref<T>> found;
            std::vector<detail::node_base*> nodes;
            for (detail::node_base* const each : entities(statement)) {
                found.push_back(handle<T>(*each));
                nodes.push_back(each);
            }
            if constexpr (detail::check_options<T, Statement>())
                detail::apply_options(*this, statement.template clause<detail::options_tag>(), nodes);
            return cupel::entities<T>(std::move(found));
        } else {
            static_cast<void>(detail::check_options<void, Statement>());
            return run(statement).scalars();
        }
    }
    // The first value of the only row.
    template <class Statement>
    auto scalar(const Statement& statement) {
        require_usable();
        autoflush();
        return run(statement).scalar();
    }
    // Any statement, in the session's transaction. Its rows are values: scalars() gives entities.
    template <class Statement>
    auto execute(const Statement& statement) {
        require_usable();
        autoflush();
        return run(statement);
    }

    // The next flush deletes the row, and what the cascades of its relationships say.
    template <class T>
    void remove(const ref<T>& entity) {
        require_usable();
        remove_node(node_of(entity));
    }

    // Flushes, if queries are to see what is pending.
    void autoflush() override {
        if (options_.autoflush && !flushing_) flush();
    }
    // Writes what is pending, in one transaction with what was written before. After an error the session does nothing
    // until rollback().
    void flush() {
        require_usable();
        if (flushing_) throw invalid_state_error("flush() was called while the session flushes");
        if (!has_work()) return;
        flushing_ = true;
        try {
            begin_if_needed();
            detail::flush_plan(*this).run(frames_.back());
            flushing_ = false;
        } catch (...) {
            flushing_ = false;
            note_failure();
            throw;
        }
    }

    // flush, COMMIT. Savepoints that are open are a part of it. Entities are expired, unless options say otherwise.
    void commit() {
        flush();
        if (!frames_.empty()) {
            try {
                release_to(0);
                connection_->commit();
            } catch (...) {
                note_failure();
                throw;
            }
        }
        end_transaction();
        if (options_.expire_on_commit) expire_all();
    }

    // ROLLBACK. New entities leave the session, deleted ones return, all others are expired.
    void rollback() {
        failed_.reset();
        savepoints_.clear();
        if (connection_) {
            try {
                connection_->rollback();
            } catch (...) {
                connection_.reset();
                undo_all();
                throw;
            }
        }
        undo_all();
        connection_.reset();
    }

    // Flushes, and sets a savepoint.
    session_savepoint<session> begin_nested() {
        flush();
        begin_if_needed();
        frames_.reserve(frames_.size() + 1);
        savepoints_.push_back({++last_savepoint_, connection_->begin_nested()});
        frames_.emplace_back();
        return session_savepoint<session>(*this, last_savepoint_);
    }
    // Runs function(session) in a savepoint, which is undone if it throws.
    template <class Function>
    void begin_nested(Function&& function) {
        auto scope = begin_nested();
        std::forward<Function>(function)(*this);
        scope.commit();
    }

    // Reads the row now. Throws object_deleted_error if it is gone, invalid_state_error if there was none.
    template <class T>
    void refresh(const ref<T>& entity) {
        require_usable();
        auto& node = mine(entity, "refreshed");
        mapper_for<T>().expire(node);
        detail::reload_expired(node);
    }
    // The row is read again when the entity is used next; what was not flushed is dropped.
    template <class T>
    void expire(const ref<T>& entity) {
        mapper_for<T>().expire(mine(entity, "expired"));
    }
    // The entity is no longer the session's. What it refers to is kept as it is.
    template <class T>
    void expunge(const ref<T>& entity) {
        auto& node = node_of(entity);
        if (node.session != this)
            throw invalid_state_error("an entity that is not of this session cannot be expunged from it");
        const bool pending = node.state == entity_state::pending;
        if (!pending) mapper_for<T>().take_out(node);
        leave(node, pending ? entity_state::transient : entity_state::detached);
    }

    // The entity of the value's key, with the value's columns: loaded first, new if there is no row. A value without a key
    // becomes a new entity, without SQL.
    template <class T>
        requires model<T>
    ref<T> merge(const T& value) {
        require_usable();
        if (detail::lacks_key(value)) return add(T(value));
        const auto key = detail::key_maker<T>::of(value);
        ref<T> found = std::apply([&](const auto&... part) { return get<T>(part...); }, key);
        if (!found) return add(T(value));
        if constexpr (detail::version_column<T> != detail::no_column) {
            constexpr std::size_t version = detail::version_column<T>;
            if (detail::column_in<version>(value) != detail::column_in<version>(*found))
                throw stale_data_error("the value to merge is another version of " +
                                       mapper_for<T>().describe(*detail::handle_access::node_of(found)));
        }
        T& object = *found;
        detail::for_each_column<T>([&](auto column) {
            if constexpr (!table_of<T>().columns[column].computed && !table_of<T>().columns[column].on_update)
                detail::column_in<column>(object) = detail::column_in<column>(value);
        });
        return found;
    }

    // Whether the session has the entity.
    template <class T>
    bool contains(const ref<T>& entity) const noexcept {
        return entity && detail::handle_access::node_of(entity)->session == this;
    }
    // Whether its columns differ from what the database has.
    template <class T>
    bool is_modified(const ref<T>& entity) {
        return mapper_for<T>().is_changed(node_of(entity));
    }
    // For mappers.
    template <class T>
    detail::mapper<T, session>& mapper_for() {
        const auto at = mappers_.find(detail::type_id<T>);
        if (at != mappers_.end()) return static_cast<detail::mapper<T, session>&>(*at->second);
        auto made = std::make_unique<detail::mapper<T, session>>(*this);
        auto& added = *made;
        mappers_.emplace(detail::type_id<T>, std::move(made));
        add_targets<T>();
        return added;
    }
    template <class Statement>
    auto run(const Statement& statement) {
        require_usable();
        begin_if_needed();
        return connection_->execute(statement);
    }
    template <class Statement>
    std::vector<detail::node_base*> entities(const Statement& statement) {
        using T = typename detail::selected_entity<detail::items_of<Statement>>::type;
        auto& mapper = mapper_for<T>();
        std::vector<detail::node_base*> found;
        auto rows = run(statement).all();
        mapper.expect(rows.size());
        found.reserve(rows.size());
        for (auto& row : rows) {
            if constexpr (detail::is_optional<std::remove_cvref_t<decltype(row)>>) {
                if (row) found.push_back(&mapper.absorb(std::move(*row)));
            } else {
                found.push_back(&mapper.absorb(std::move(row)));
            }
        }
        return found;
    }
    template <class T>
    detail::node_base& absorb(T&& row) {
        return mapper_for<T>().absorb(std::move(row));
    }
    template <class T>
    detail::node_base* find_node(std::type_identity<T>, const detail::key_of<T>& key) const {
        const auto at = mappers_.find(detail::type_id<T>);
        if (at == mappers_.end()) return nullptr;
        return static_cast<const detail::mapper<T, session>&>(*at->second).find(key);
    }
    using session_base::own;

private:
    template <class T>
    static detail::node<T>& node_of(const ref<T>& entity) {
        if (!entity) throw programming_error(error_code::programming, "the handle is empty: it refers to no entity");
        return *detail::handle_access::node_of(entity);
    }
    template <class T>
    detail::node<T>& mine(const ref<T>& entity, std::string_view what) {
        detail::node<T>& node = node_of(entity);
        if (node.session != this || node.state != entity_state::persistent)
            throw invalid_state_error("an entity that is " + std::string(state_name(node.state)) + " cannot be " +
                                      std::string(what) + ": it has no row in this session");
        return node;
    }
    template <class T>
    static ref<T> handle(detail::node_base& node) {
        return detail::handle_access::handle<T>(&node);
    }
    template <class T>
    void add_targets() {
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            (static_cast<void>(
                 mapper_for<typename detail::relation_traits<T, detail::relation_fields<T>[Index]>::target>()),
             ...);
        }(std::make_index_sequence<detail::relation_fields<T>.size()>());
    }

    void begin_if_needed() {
        if (!connection_) connection_.emplace(engine_->connect());
        if (frames_.empty()) frames_.emplace_back();
    }
    void end_transaction() {
        forget_transaction();
        connection_.reset();
    }

    friend class session_savepoint<session>;

    // How many savepoints are around this one; empty if it has ended.
    std::optional<std::size_t> savepoints_around(std::uint64_t number) const noexcept {
        for (std::size_t i = savepoints_.size(); i-- > 0;)
            if (savepoints_[i].number == number) return i;
        return {};
    }
    void release_to(std::size_t count) {
        while (savepoints_.size() > count) {
            savepoints_.back().of_connection.commit();
            savepoints_.pop_back();
            merge_frame();
        }
    }
    void roll_back_to(std::size_t count) {
        while (savepoints_.size() > count) {
            try {
                savepoints_.back().of_connection.rollback();
            } catch (...) {
                note_failure();
                throw;
            }
            savepoints_.pop_back();
            undo_innermost();
        }
        failed_.reset();
    }

    Engine* engine_;
    std::optional<connection_type> connection_{};
    struct open_savepoint {
        std::uint64_t number;
        savepoint_type of_connection;
    };
    std::vector<open_savepoint> savepoints_{};
    std::uint64_t last_savepoint_ = 0;
};

}  // namespace cupel
