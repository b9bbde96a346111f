// The part of a session that begins and ends transactions.
#pragma once

#include <cupel/engine/isolation.hpp>
#include <cupel/orm/hook_calls.hpp>
#include <cupel/orm/relation.hpp>
#include <cupel/orm/session_place.hpp>
#include <cupel/orm/session_savepoint.hpp>
#include <cupel/orm/session_scope.hpp>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <utility>
#include <vector>

namespace cupel::detail {

template <class Session, class Source>
class session_transaction {
public:
    using dialect = typename Source::dialect;

    // BEGIN, at once. Without it the first statement begins the transaction. Throws invalid_state_error if one has begun.
    session_scope<Session> begin(const transaction_options& how) {
        self().require_usable();
        if (!self().frames_.empty())
            throw invalid_state_error(
                "begin() within a transaction: the first statement has begun it; commit or roll back before, or call "
                "begin_nested()");
        start([&] { place_.begin(how); });
        return session_scope<Session>(self(), number_);
    }
    session_scope<Session> begin() { return begin(self().options_.transaction); }
    session_scope<Session> begin(isolation level) { return begin(transaction_options{.level = level}); }
    // Takes the write lock at once: two writers wait here, not in the middle.
    session_scope<Session> begin_immediate()
        requires dialect::has_begin_immediate
    {
        return begin(transaction_options{.immediate = true});
    }
    // Runs function(session): commits when it returns, rolls back when it throws.
    template <unit_of_work Function>
    auto begin(Function&& function) {
        return run_in_session(self(), begin(), std::forward<Function>(function));
    }
    template <unit_of_work Function>
    auto begin(Function&& function, const transaction_options& how) {
        return run_in_session(self(), begin(how), std::forward<Function>(function));
    }

    // flush, COMMIT. Savepoints that are open are a part of it. Entities are expired, unless options say otherwise.
    void commit() {
        self().require_not_flushing("commit()");
        if (self().listens()) {
            self().require_usable();
            const hook_calls::hook_scope ending(self().ending_);
            self().tell(session_point::before_commit);
        }
        self().flush();
        if (!self().frames_.empty()) {
            try {
                release_to(0);
                place_.commit();
            } catch (...) {
                self().note_failure();
                throw;
            }
        }
        self().forget_transaction();
        if (self().options_.expire_on_commit) self().expire_all();
        self().tell_moves();
        const hook_calls::hook_scope ending(self().ending_);
        self().tell(session_point::after_commit);
    }

    // ROLLBACK. New entities leave the session, deleted ones return, all others are expired.
    // What a hook throws is thrown when all is done.
    void rollback() {
        self().require_not_flushing("rollback()");
        const hook_calls::hook_scope ending(self().ending_);
        const std::exception_ptr thrown = self().tell_all(session_point::before_rollback);
        self().failed_.reset();
        savepoints_.clear();
        if constexpr (requires { place_.has_committed(0); })
            self().keep_committed([&](const entity_type& type) { return place_.has_committed(type.table->id); });
        try {
            place_.rollback();
        } catch (...) {
            self().undo_all();
            throw;
        }
        self().undo_all();
        self().tell_moves();
        self().tell(session_point::after_rollback);
        self().tell(session_point::after_soft_rollback);
        if (thrown != nullptr) std::rethrow_exception(thrown);
    }

    // Flushes, and sets a savepoint.
    session_savepoint<Session> begin_nested() {
        self().flush();
        begin_if_needed();
        self().frames_.reserve(self().frames_.size() + 1);
        savepoints_.push_back({++last_savepoint_, place_.begin_nested()});
        self().begin_frame(place_.is_alone());
        return session_savepoint<Session>(self(), last_savepoint_);
    }
    // Runs function(session) in a savepoint, which is undone if it throws.
    template <unit_of_work Function>
    auto begin_nested(Function&& function) {
        return run_in_session(self(), begin_nested(), std::forward<Function>(function));
    }

protected:
    explicit session_transaction(Source& source) : place_(source) {}
    ~session_transaction() = default;

    void begin_if_needed() {
        if (self().frames_.empty()) start([&] { place_.join(self().options_.transaction); });
    }
    // Undoes what was not committed.
    void close_place() noexcept {
        savepoints_.clear();
        place_.close();
    }

    // How many savepoints are around this one; empty if it has ended.
    std::optional<std::size_t> savepoints_around(std::uint64_t number) const noexcept {
        for (std::size_t i = savepoints_.size(); i-- > 0;)
            if (savepoints_[i].number == number) return i;
        return {};
    }
    void release_to(std::size_t count) {
        while (savepoints_.size() > count) {
            savepoints_.back().in_place.commit();
            savepoints_.pop_back();
            self().merge_frame();
        }
    }
    void roll_back_to(std::size_t count) {
        while (savepoints_.size() > count) {
            try {
                savepoints_.back().in_place.rollback();
            } catch (...) {
                self().note_failure();
                throw;
            }
            savepoints_.pop_back();
            self().undo_innermost();
        }
        self().failed_.reset();
        self().tell_moves();
        self().tell(session_point::after_soft_rollback);
    }

    session_place<Source> place_;

private:
    friend class session_savepoint<Session>;
    friend class session_scope<Session>;

    // A transaction that a hook has not prepared is not worked in.
    void tell_begun() {
        try {
            self().tell(session_point::after_begin);
        } catch (...) {
            self().note_failure();
            throw;
        }
    }

    Session& self() noexcept { return static_cast<Session&>(*this); }
    const Session& self() const noexcept { return static_cast<const Session&>(*this); }

    template <class Begin>
    void start(Begin begin) {
        self().frames_.reserve(1);
        begin();
        self().begin_frame(place_.is_alone());
        ++number_;
        if (self().listens()) tell_begun();
    }
    // Whether the transaction of that number is the one that is open.
    bool is_in(std::uint64_t number) const noexcept { return number == number_ && !self().frames_.empty(); }

    struct open_savepoint {
        std::uint64_t number;
        typename session_place<Source>::savepoint_type in_place;
    };
    std::vector<open_savepoint> savepoints_{};
    std::uint64_t last_savepoint_ = 0;
    std::uint64_t number_ = 0;  // of the transaction
};

}  // namespace cupel::detail
