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
    explicit sqlite_cursor(sqlite_statement& statement) noexcept : statement_(&statement) {}
    sqlite_cursor(sqlite_statement& statement, std::unique_ptr<statement_watch> watch) noexcept
        : statement_(&statement) {
        statement.watch = std::move(watch);
        if (statement.watch != nullptr && statement.handle != nullptr) note_values();
    }
    sqlite_cursor(sqlite_cursor&& other) noexcept : statement_(std::exchange(other.statement_, nullptr)) {}
    sqlite_cursor& operator=(sqlite_cursor&&) = delete;
    [[gnu::always_inline]] ~sqlite_cursor() {
        if (statement_ != nullptr) end(*statement_);
    }

    // The next row of a result; false, for good, after the last. Two threads are to be noticed here: by plain loads and
    // stores, so that a row costs no more; two that come within the same few instructions are missed.
    bool next() {
        sqlite_statement* const one = statement_;
        if (one == nullptr || !one->is_read_plainly) return next_otherwise();
        sqlite_use& use = *one->use;
        use.require_free();
        use.reading.store(true, std::memory_order_relaxed);
        const int result = sqlite3_step(one->handle);
        use.reading.store(false, std::memory_order_release);
        return result == SQLITE_ROW || no_row(result);
    }

    // The same for who executes, before a result has it: the connection is at work for this thread.
    bool next_at_work() {
        if (statement_->done) return false;
        return note_row(statement_->use->step(statement_->handle));
    }

    // Runs it to its end.
    void drop_rows() {
        while (next_at_work()) {
        }
    }

    // From now on a result has it, which reads while the connection may do other things.
    void give_to_result() noexcept {
        statement_->is_result = true;
        statement_->is_read_plainly = statement_->watch == nullptr && !statement_->use->limits_steps();
    }

    // False for a text that is empty, or a comment.
    bool is_statement() const noexcept { return statement_->handle != nullptr; }

    // Runs a statement that writes to its end, and keeps its rows. Outside a transaction SQLite commits only there; inside
    // one, a statement that has not ended makes the commit fail.
    template <class Kept>
    Kept run_to_end(std::string_view shown) {
        typename Kept::rows rows(statement_->handle);
        while (next_at_work()) rows.add(statement_->handle);
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
        if (statement_->watch != nullptr) statement_->watch->add_rows(count);
    }

    // The values that are bound are no more, so that nobody may ask for them.
    void forget_values() noexcept {
        if (statement_ != nullptr && statement_->watch != nullptr) statement_->watch->note_values(nullptr, nullptr);
    }

    // How many rows to make room for: what the last two executions gave at least, within 32 MB. One large answer alone
    // makes no room.
    std::size_t rows_expected(std::size_t row_size) const noexcept {
        if (statement_ == nullptr) return 0;
        const std::size_t most = (std::size_t{32} << 20) / row_size;
        const std::size_t last = statement_->rows_last_time < most ? statement_->rows_last_time : most;
        return statement_->rows_before < last ? statement_->rows_before : last;
    }
    void note_rows(std::size_t count) noexcept {
        if (statement_ != nullptr) statement_->rows_before = std::exchange(statement_->rows_last_time, count);
    }

    // Runs a statement without rows, and makes it ready to run again with other values.
    void run_again() {
        sqlite_statement& one = *statement_;
        const int result = one.use->step(one.handle);
        if (result != SQLITE_DONE) note_row(result);
        sqlite3_reset(one.handle);
    }

    // The second half alone.
    void rewind() noexcept {
        sqlite3_reset(statement_->handle);
        statement_->done = false;
    }

    // Ends the use of the statement: afterwards another execution may have it.
    void release() noexcept {
        if (statement_ != nullptr) end(*std::exchange(statement_, nullptr));
    }

private:
    // What the last execution has bound may be gone.
    void note_values() noexcept {
        sqlite3_clear_bindings(statement_->handle);
        statement_->watch->note_values(&sqlite_values_for_log, statement_->handle);
    }

    [[gnu::noinline]] bool next_otherwise() {
        if (statement_ == nullptr) return false;
        if (!statement_->is_result) return next_at_work();
        if (statement_->done) return false;
        sqlite_use& use = *statement_->use;
        use.require_free();
        use.reading.store(true, std::memory_order_relaxed);
        const int result = use.step(statement_->handle);
        use.reading.store(false, std::memory_order_release);
        return note_row(result);
    }

    bool note_row(int result) {
        if (result != SQLITE_ROW) return no_row(result);
        if (statement_->watch != nullptr) statement_->watch->add_rows(1);
        return true;
    }

    // After the last, or a failure.
    bool no_row(int result) {
        statement_->done = true;
        statement_->is_read_plainly = false;
        if (result != SQLITE_DONE) fail(result);
        return false;
    }

    [[gnu::noinline]] static void end(sqlite_statement& ended) noexcept {
        if (ended.watch != nullptr) ended.watch.reset();
        const lease kept = std::move(ended.kept);  // the connection, and all that is its own, may end with it
        if (ended.use->is_inherited()) return;
        sqlite3_reset(ended.handle);
        ended.in_use = ended.done = ended.is_result = ended.is_read_plainly = false;
        if (ended.cached) return;
        sqlite3_finalize(ended.handle);
        delete &ended;
    }

    [[noreturn, gnu::cold, gnu::noinline]] void fail(int result) {
        try {
            try {
                if (result == SQLITE_INTERRUPT && statement_->use->out_of_time) throw_out_of_time(statement_->sql);
                throw_sqlite_error(database_of(*statement_), result, statement_->sql);
            } catch (error& failure) {
                if (statement_->shows_parameters) failure.attach_parameters(sqlite_values_for_log(statement_->handle));
                throw;
            }
        } catch (const std::exception& failure) {
            if (statement_->watch != nullptr) statement_->watch->end(&failure);
            throw;
        }
    }

    sqlite_statement* statement_;
};

// A query from its start until a result has its rows: the connection is at work.
struct sqlite_query {
    one_at_a_time mine;
    sqlite_cursor cursor;

    sqlite_cursor&& to_result() noexcept {
        cursor.give_to_result();
        return std::move(cursor);
    }
};

}  // namespace cupel::detail
