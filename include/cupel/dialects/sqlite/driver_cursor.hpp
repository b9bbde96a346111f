// A statement that runs: step by step, or to its end.
#pragma once

#include <cupel/dialects/sqlite/driver_error.hpp>
#include <cupel/dialects/sqlite/driver_kept_rows.hpp>
#include <cupel/dialects/sqlite/driver_read.hpp>
#include <cupel/dialects/sqlite/driver_statement.hpp>
#include <cupel/dialects/sqlite/driver_values.hpp>
#include <cupel/engine/lease.hpp>
#include <cupel/engine/one_at_a_time.hpp>
#include <cupel/engine/statement_watch.hpp>

#include <sqlite3.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <string_view>
#include <utility>

namespace cupel::detail {

// Steps through the rows of a statement, and gives the statement back when it is done.
class sqlite_cursor {
public:
    explicit sqlite_cursor(sqlite_statement& statement, lease kept = {},
                           std::unique_ptr<statement_watch> watch = nullptr) noexcept
        : statement_(&statement), kept_(std::move(kept)), watch_(std::move(watch)) {
        if (watch_ != nullptr) note_values();
    }
    sqlite_cursor(sqlite_cursor&& other) noexcept
        : statement_(std::exchange(other.statement_, nullptr)),
          kept_(std::move(other.kept_)),
          watch_(std::move(other.watch_)),
          use_(other.use_),
          done_(std::exchange(other.done_, true)) {}
    sqlite_cursor& operator=(sqlite_cursor&&) = delete;
    [[gnu::always_inline]] ~sqlite_cursor() {
        if (statement_ != nullptr) end();
    }

    // The next row; false, for good, after the last.
    bool next() {
        if (done_) return false;
        const int result = use_ == nullptr ? step() : step_of_result();
        if (result == SQLITE_ROW) {
            if (watch_ != nullptr) watch_->add_rows(1);
            return true;
        }
        done_ = true;
        if (result == SQLITE_DONE) return false;
        fail(result);
    }

    // From now on a result has it, which reads while the connection may do other things: two threads are to be noticed. Plain
    // loads and stores, so that a row costs no more; two threads that come within the same few instructions are missed.
    void give_to_result() noexcept { use_ = statement_->use.get(); }

    // False for a text that is empty, or a comment.
    bool is_statement() const noexcept { return statement_->handle != nullptr; }

    // Runs a statement that writes to its end, and keeps its rows. Outside a transaction SQLite commits only there; inside
    // one, a statement that has not ended makes the commit fail.
    sqlite_kept_cursor run_to_end(std::string_view shown) {
        sqlite_kept_rows rows(statement_->handle);
        while (next()) rows.add(statement_->handle);
        return {std::move(rows), shown};
    }

    // The statement refers to a text that was made when it ran.
    void keep_text(std::shared_ptr<const std::string> text) noexcept { statement_->text = std::move(text); }

    sqlite_reader<sqlite_live_row> reader() const noexcept {
        return sqlite_reader<sqlite_live_row>({statement_->handle});
    }
    std::string_view sql() const noexcept { return statement_ != nullptr ? statement_->sql : std::string_view(); }
    const sqlite_statement& statement() const noexcept { return *statement_; }

    // What a statement without rows has changed, for who listens.
    void note_changes(std::int64_t count) noexcept {
        if (watch_ != nullptr) watch_->add_rows(count);
    }

    // The values that are bound are no more, so that nobody may ask for them.
    void forget_values() noexcept {
        if (watch_ != nullptr) watch_->note_values(nullptr, nullptr);
    }

    // How many rows to make room for: what the last two executions gave at least, within 32 MB. One large answer alone
    // makes no room.
    std::size_t rows_expected(std::size_t row_size) const noexcept {
        if (statement_ == nullptr) return 0;
        return std::min({statement_->rows_last_time, statement_->rows_before, (std::size_t{32} << 20) / row_size});
    }
    void note_rows(std::size_t count) noexcept {
        if (statement_ != nullptr) statement_->rows_before = std::exchange(statement_->rows_last_time, count);
    }

    // Makes the statement ready to run again with other values.
    void rewind() noexcept {
        sqlite3_reset(statement_->handle);
        done_ = false;
    }

    // Ends the use of the statement: afterwards another execution may have it.
    void release() noexcept {
        if (statement_ != nullptr) end();
    }

private:
    // What the last execution has bound may be gone.
    void note_values() noexcept {
        sqlite3_clear_bindings(statement_->handle);
        watch_->note_values(&sqlite_values_for_log, statement_->handle);
    }

    int step() {
        sqlite_use* const use = statement_->use.get();
        if (use != nullptr) use->begin_step();
        const int result = sqlite3_step(statement_->handle);
        if (use != nullptr) use->end_step();
        return result;
    }

    int step_of_result() {
        if (use_->is_inherited()) process_mark::refuse();
        if (use_->at_work.load(std::memory_order_acquire)) one_at_a_time::refuse();
        use_->begin_step();
        use_->reading.store(true, std::memory_order_relaxed);
        const int result = sqlite3_step(statement_->handle);
        use_->reading.store(false, std::memory_order_release);
        use_->end_step();
        return result;
    }

    [[gnu::noinline]] void end() noexcept {
        watch_.reset();
        sqlite_statement* const ended = std::exchange(statement_, nullptr);
        if (ended->use != nullptr && ended->use->is_inherited()) return kept_.release();
        sqlite3_reset(ended->handle);
        ended->in_use = false;
        if (!ended->cached) {
            sqlite3_finalize(ended->handle);
            delete ended;
        }
        kept_.release();
    }

    [[noreturn]] void fail(int result) {
        try {
            try {
                if (result == SQLITE_INTERRUPT && statement_->use != nullptr && statement_->use->out_of_time)
                    throw_out_of_time(statement_->sql);
                throw_sqlite_error(database_of(*statement_), result, statement_->sql);
            } catch (error& failure) {
                if (statement_->shows_parameters) failure.attach_parameters(sqlite_values_for_log(statement_->handle));
                throw;
            }
        } catch (const std::exception& failure) {
            if (watch_ != nullptr) watch_->end(&failure);
            throw;
        }
    }

    sqlite_statement* statement_;
    lease kept_;  // the connection's place in its pool
    std::unique_ptr<statement_watch> watch_;
    sqlite_use* use_ = nullptr;  // of a result
    bool done_ = false;
};

}  // namespace cupel::detail
