// The rows of a statement as the server makes them: one at a time is in memory.
#pragma once

#include <cupel/dialects/postgresql/driver_cursor.hpp>
#include <cupel/dialects/postgresql/driver_error.hpp>
#include <cupel/dialects/postgresql/driver_read.hpp>
#include <cupel/dialects/postgresql/driver_session.hpp>
#include <cupel/engine/lease.hpp>
#include <cupel/engine/statement_watch.hpp>

#include <libpq-fe.h>

#include <cstddef>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace cupel::detail {

// Has the connection for itself until its last row is read, or it is destroyed, which cancels the rest.
class postgresql_stream {
public:
    // The session runs the statement already. It stays at least as long as `kept` does.
    postgresql_stream(postgresql_session& session, postgresql_started_stream begun, std::string_view sql, lease kept,
                      std::unique_ptr<statement_watch> watch, std::string shown) noexcept
        : kept_(std::move(kept)),
          session_(&session),
          begun_(std::move(begun)),
          sql_(sql),
          watch_(std::move(watch)),
          shown_(std::move(shown)) {}
    postgresql_stream(postgresql_stream&& other) noexcept
        : kept_(std::move(other.kept_)),
          session_(std::exchange(other.session_, nullptr)),
          begun_(std::move(other.begun_)),
          sql_(other.sql_),
          watch_(std::move(other.watch_)),
          shown_(std::move(other.shown_)),
          row_(std::move(other.row_)) {}
    postgresql_stream& operator=(postgresql_stream&&) = delete;
    ~postgresql_stream() { end(true); }

    bool next() {
        if (session_ == nullptr) return false;
        row_ = session_->next_of_stream(begun_);
        const auto status = PQresultStatus(row_.get());
        if (status == PGRES_SINGLE_TUPLE) {
            if (watch_ != nullptr) watch_->add_rows(1);
            return true;
        }
        if (status != PGRES_TUPLES_OK) fail();
        end(false);
        return false;
    }
    postgresql_reader reader() const noexcept { return {row_.get(), 0}; }
    std::string_view sql() const noexcept { return sql_; }
    static std::size_t rows_expected(std::size_t) noexcept { return 0; }
    static void note_rows(std::size_t) noexcept {}

private:
    [[noreturn]] void fail() {
        postgresql_session& session = *std::exchange(session_, nullptr);
        const postgresql_result failed = std::move(row_);
        session.end_stream(begun_, false);
        const lease kept = std::move(kept_);
        try {
            session.fail(failed.get(), sql_, begun_.end);
        } catch (std::exception& failure) {
            if (auto* const known = dynamic_cast<error*>(&failure)) known->attach_parameters(shown_);
            if (watch_ != nullptr) watch_->end(&failure);
            throw;
        }
    }

    void end(bool early) noexcept {
        if (session_ == nullptr) return;
        std::exchange(session_, nullptr)->end_stream(begun_, early);
        watch_.reset();
        kept_.release();
    }

    lease kept_;
    postgresql_session* session_;
    postgresql_started_stream begun_;
    std::string_view sql_;
    std::unique_ptr<statement_watch> watch_;
    std::string shown_;  // the parameters, for an error that is to show them
    postgresql_result row_;
};

}  // namespace cupel::detail
