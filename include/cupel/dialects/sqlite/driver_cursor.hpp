// A statement that runs: step by step, or to its end.
#pragma once

#include <cupel/dialects/sqlite/driver_error.hpp>
#include <cupel/dialects/sqlite/driver_kept_rows.hpp>
#include <cupel/dialects/sqlite/driver_read.hpp>
#include <cupel/dialects/sqlite/driver_statement.hpp>

#include <sqlite3.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

namespace cupel::detail {

// Steps through the rows of a statement, and gives the statement back when it is done.
class sqlite_cursor {
public:
    explicit sqlite_cursor(sqlite_statement& statement) noexcept : statement_(&statement) {}
    sqlite_cursor(sqlite_cursor&& other) noexcept
        : statement_(std::exchange(other.statement_, nullptr)), kept_(std::move(other.kept_)),
          done_(std::exchange(other.done_, true)) {}
    sqlite_cursor& operator=(sqlite_cursor&&) = delete;
    ~sqlite_cursor() { release(); }

    // The next row; false, for good, after the last.
    bool next() {
        if (kept_ != nullptr) return kept_->next();
        if (done_) return false;
        const int result = sqlite3_step(statement_->handle);
        if (result == SQLITE_ROW) return true;
        done_ = true;
        if (result == SQLITE_DONE) return false;
        throw_sqlite_error(database_of(*statement_), result, statement_->sql);
    }

    // False for a text that is empty, or a comment.
    bool is_statement() const noexcept { return statement_->handle != nullptr; }

    // Runs a statement that writes to its end, and keeps its rows. Outside a transaction SQLite commits only there; inside
    // one, a statement that has not ended makes the commit fail.
    void run_to_end() {
        auto rows = std::make_unique<sqlite_kept_rows>(static_cast<std::size_t>(sqlite3_column_count(statement_->handle)));
        while (next()) rows->add(statement_->handle);
        kept_ = std::move(rows);
    }

    sqlite_reader reader() const noexcept { return sqlite_reader(statement_->handle, kept_.get()); }
    std::string_view sql() const noexcept { return statement_ != nullptr ? statement_->sql : std::string_view(); }
    const sqlite_statement& statement() const noexcept { return *statement_; }

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
        if (statement_ == nullptr) return;
        sqlite3_reset(statement_->handle);
        statement_->in_use = false;
        if (!statement_->cached) {
            sqlite3_finalize(statement_->handle);
            delete statement_;
        }
        statement_ = nullptr;
    }

private:
    sqlite_statement* statement_;
    std::unique_ptr<sqlite_kept_rows> kept_;  // of a statement that writes
    bool done_ = false;
};

}  // namespace cupel::detail
