// The part of a session that begins and ends transactions.
#pragma once

#include <cupel/orm/session_savepoint.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace cupel::detail {

template <class Session, class Engine>
class session_transaction {
public:
    using connection_type = decltype(std::declval<Engine&>().connect());
    using savepoint_type = decltype(std::declval<connection_type&>().begin_nested());

    // flush, COMMIT. Savepoints that are open are a part of it. Entities are expired, unless options say otherwise.
    void commit() {
        self().flush();
        if (!self().frames_.empty()) {
            try {
                release_to(0);
                connection_->commit();
            } catch (...) {
                self().note_failure();
                throw;
            }
        }
        self().forget_transaction();
        connection_.reset();
        if (self().options_.expire_on_commit) self().expire_all();
    }

    // ROLLBACK. New entities leave the session, deleted ones return, all others are expired.
    void rollback() {
        self().failed_.reset();
        savepoints_.clear();
        if (connection_) {
            try {
                connection_->rollback();
            } catch (...) {
                connection_.reset();
                self().undo_all();
                throw;
            }
        }
        self().undo_all();
        connection_.reset();
    }

    // Flushes, and sets a savepoint.
    session_savepoint<Session> begin_nested() {
        self().flush();
        begin_if_needed();
        self().frames_.reserve(self().frames_.size() + 1);
        savepoints_.push_back({++last_savepoint_, connection_->begin_nested()});
        self().frames_.emplace_back();
        return session_savepoint<Session>(self(), last_savepoint_);
    }
    // Runs function(session) in a savepoint, which is undone if it throws.
    template <class Function>
    void begin_nested(Function&& function) {
        auto scope = begin_nested();
        std::forward<Function>(function)(self());
        scope.commit();
    }

protected:
    explicit session_transaction(Engine& engine) : engine_(&engine) {}
    ~session_transaction() = default;

    void begin_if_needed() {
        if (!connection_) connection_.emplace(engine_->connect());
        if (self().frames_.empty()) self().frames_.emplace_back();
    }
    // Undoes what was not committed.
    void close_connection() {
        savepoints_.clear();
        connection_.reset();
    }

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
            self().merge_frame();
        }
    }
    void roll_back_to(std::size_t count) {
        while (savepoints_.size() > count) {
            try {
                savepoints_.back().of_connection.rollback();
            } catch (...) {
                self().note_failure();
                throw;
            }
            savepoints_.pop_back();
            self().undo_innermost();
        }
        self().failed_.reset();
    }

    Engine* engine_;
    std::optional<connection_type> connection_{};

private:
    friend class session_savepoint<Session>;

    Session& self() noexcept { return static_cast<Session&>(*this); }

    struct open_savepoint {
        std::uint64_t number;
        savepoint_type of_connection;
    };
    std::vector<open_savepoint> savepoints_{};
    std::uint64_t last_savepoint_ = 0;
};

}  // namespace cupel::detail
