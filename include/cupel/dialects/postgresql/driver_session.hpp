// A session with a PostgreSQL server: statements are prepared at their first use and kept, found by the address of their text.
#pragma once

#include <cupel/dialects/postgresql/driver_bind.hpp>
#include <cupel/dialects/postgresql/driver_cancel.hpp>
#include <cupel/dialects/postgresql/driver_cursor.hpp>
#include <cupel/dialects/postgresql/driver_error.hpp>
#include <cupel/dialects/postgresql/driver_pqxx.hpp>

#include <libpq-fe.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace cupel::detail {

class postgresql_session {
public:
    // Throws connection_error.
    explicit postgresql_session(const std::string& keywords) : connection_(keywords), canceller_(handle()) {
        PQsetNoticeProcessor(handle(), [](void*, const char*) {}, nullptr);
    }

    PGconn* handle() const noexcept { return connection_.handle(); }
    bool is_lost() const noexcept { return PQstatus(handle()) != CONNECTION_OK; }

    // A failed transaction counts until it is rolled back.
    bool in_transaction() const noexcept {
        const auto status = PQtransactionStatus(handle());
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
    }
    bool has_failed() const noexcept { return PQtransactionStatus(handle()) == PQTRANS_INERROR; }

    // Runs a statement of constant text.
    postgresql_result execute(std::string_view sql, const postgresql_parameters& parameters,
                              ends_by end = ends_by::nothing) {
        require_no_stream();
        end = end_here(end);
        const postgresql_in_flight now(canceller_);
        for (bool again = false;; again = true) {
            const std::string& name = prepared(sql, parameters);
            postgresql_result result =
                answer(PQsendQueryPrepared(handle(), name.c_str(), static_cast<int>(parameters.count),
                                           parameters.values, parameters.lengths, parameters.formats, 1));
            if (succeeded(result.get())) return result;
            if (again || !must_prepare_again(result.get(), sql)) fail(result.get(), sql, end);
        }
    }

    // Runs SQL text without parameters, one statement or several.
    postgresql_result run(std::string_view sql, ends_by end = ends_by::nothing) {
        if (sql.find('\0') != std::string_view::npos)
            throw programming_error(error_code::programming,
                                    "the SQL text has a NUL character, at which PostgreSQL would end it");
        require_no_stream();
        end = end_here(end);
        const postgresql_in_flight now(canceller_);
        postgresql_result result = answer(PQsendQuery(handle(), std::string(sql).c_str()));
        const auto status = PQresultStatus(result.get());
        if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH) {
            end_copy(status);
            throw programming_error(error_code::programming,
                                    "run() cannot COPY from or to the client; use copy_into()");
        }
        if (!succeeded(result.get()) && status != PGRES_EMPTY_QUERY) fail(result.get(), sql, end);
        return result;
    }

    // COPY FROM STDIN: write(send) hands over the data with send(bytes). When it throws, nothing is stored.
    template <class Write>
    postgresql_result copy_in(std::string_view sql, Write write) {
        require_no_stream();
        const ends_by end = end_here(ends_by::itself);
        const postgresql_in_flight now(canceller_);
        const postgresql_result begun(PQexec(handle(), std::string(sql).c_str()));
        if (PQresultStatus(begun.get()) != PGRES_COPY_IN) fail(begun.get(), sql);
        try {
            write([&](std::string_view bytes) {
                for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), most_at_once)))
                    if (PQputCopyData(handle(), bytes.data(), static_cast<int>(std::min(bytes.size(), most_at_once))) !=
                        1)
                        fail(nullptr, sql);
            });
        } catch (...) {
            end_copy();
            throw;
        }
        if (PQputCopyEnd(handle(), nullptr) != 1) fail(nullptr, sql);
        postgresql_result done(PQgetResult(handle()));
        while (PGresult* rest = PQgetResult(handle())) PQclear(rest);
        if (!succeeded(done.get())) fail(done.get(), sql, end);
        return done;
    }

    // Sends a statement whose rows come one by one; until end_stream() nothing else can run.
    void begin_stream(std::string_view sql, const postgresql_parameters& parameters) {
        require_no_stream();
        postgresql_in_flight now(canceller_);
        const std::string& name = prepared(sql, parameters);
        if (PQsendQueryPrepared(handle(), name.c_str(), static_cast<int>(parameters.count), parameters.values,
                                parameters.lengths, parameters.formats, 1) == 0)
            fail(nullptr, sql);
        PQsetSingleRowMode(handle());
        streaming_ = true;
        now.keep();
    }
    // The next row, or what the end of the statement says.
    postgresql_result next_of_stream() { return postgresql_result(PQgetResult(handle())); }
    void end_stream(bool early) noexcept {
        if (early) cancel();
        while (PGresult* rest = PQgetResult(handle())) PQclear(rest);
        streaming_ = false;
        canceller_.end();
    }

    // Throws what a failed result says.
    [[noreturn]] void fail(const PGresult* result, std::string_view sql, ends_by end = ends_by::nothing) {
        throw_postgresql_error(handle(), result, sql, end, has_timed_out(result));
    }

    // Forgets the statement of a text that will be no more; false where a failed transaction does not let it go.
    bool forget(std::string_view sql) {
        const auto found = names_.find(sql.data());
        if (found == names_.end()) return true;
        if (streaming_ || has_failed()) return false;
        postgresql_result(PQexec(handle(), ("DEALLOCATE " + found->second).c_str()));
        names_.erase(found);
        return true;
    }

    // Raw SQL may have dropped prepared statements: all are prepared again, under new names.
    void forget_prepared() noexcept { names_.clear(); }

    // From any thread: the statement that runs, if one does.
    void cancel() noexcept { canceller_.cancel(); }

    // How long a statement may take, asked once for the transactions of this session: one that has failed answers nothing.
    void learn_timeout() {
        if (timeout_ || is_lost()) return;
        const postgresql_result shown(PQexec(handle(), "SHOW statement_timeout"));
        if (PQntuples(shown.get()) == 1) timeout_ = shown_time(PQgetvalue(shown.get(), 0, 0));
    }
    // Raw SQL may have set it: within a transaction it is asked at once.
    void forget_timeout() {
        timeout_.reset();
        if (PQtransactionStatus(handle()) == PQTRANS_INTRANS) learn_timeout();
    }

    // What a command reports: INSERT 0 3 -> 3.
    static std::int64_t rows_affected(const PGresult* result) noexcept {
        const std::string_view text = PQcmdTuples(const_cast<PGresult*>(result));
        std::int64_t count = 0;
        std::from_chars(text.data(), text.data() + text.size(), count);
        return count;
    }

    // The text's statement on the server, made now if it is not there. Types matter at the first use alone: they are the
    // statement's, whatever its values.
    const std::string& prepared(std::string_view sql, const postgresql_parameters& parameters) {
        std::string& name = names_[sql.data()];
        if (!name.empty()) return name;
        std::string made = "cupel_" + std::to_string(++last_number_);
        // A text that ends before its storage does is rare: copies are made at the first use alone.
        const postgresql_result result = answer(PQsendPrepare(handle(), made.c_str(), std::string(sql).c_str(),
                                                              static_cast<int>(parameters.count), parameters.types));
        if (!succeeded(result.get())) {
            names_.erase(sql.data());
            fail(result.get(), sql);
        }
        name = std::move(made);
        // The server ignores a request that comes between the two.
        if (canceller_.cancelled())
            throw_sqlstate({"interrupted before it was executed", std::string(query_cancelled), {}, {}, {}}, sql);
        return name;
    }

    static bool succeeded(const PGresult* result) noexcept {
        const auto status = PQresultStatus(result);
        return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_SINGLE_TUPLE;
    }

private:
    // The server says in its own language why it has cancelled a statement. What was not cancelled from here and took as long as
    // statements may take has timed out; anything else was stopped by another session.
    bool has_timed_out(const PGresult* result) {
        if (field_of(result, PG_DIAG_SQLSTATE) != query_cancelled || canceller_.cancelled()) return false;
        const auto took = canceller_.elapsed();
        if (PQtransactionStatus(handle()) == PQTRANS_IDLE) {
            timeout_.reset();
            learn_timeout();
        }
        return !timeout_ || (timeout_->count() > 0 && took + std::chrono::milliseconds(1) >= *timeout_);
    }

    void require_no_stream() const {
        if (streaming_)
            throw programming_error(error_code::programming, "rows of a stream are still coming on this connection; "
                                                             "read them to the end, or use another connection");
    }

    // Whether the server has lost the statement or its tables have changed, and no transaction has failed of it.
    bool must_prepare_again(const PGresult* result, std::string_view sql) {
        const std::string state = field_of(result, PG_DIAG_SQLSTATE);
        const bool gone = state == "26000";
        const bool changed = state == "0A000" && field_of(result, PG_DIAG_SOURCE_FUNCTION) == "RevalidateCachedQuery";
        if (!gone && !changed) return false;
        const std::string name = names_[sql.data()];
        names_.erase(sql.data());
        if (PQtransactionStatus(handle()) != PQTRANS_IDLE) return false;
        if (changed) postgresql_result(PQexec(handle(), ("DEALLOCATE " + name).c_str()));
        return true;
    }

    static constexpr std::size_t most_at_once = std::size_t{1} << 24;

    // What came back of what was sent: the last result, or the first that failed. PQexec gives the last that failed, which of a
    // lost connection does not say why.
    postgresql_result answer(int sent) const {
        postgresql_result kept;
        if (sent == 0) return kept;
        while (PGresult* next = PQgetResult(handle())) {
            postgresql_result one(next);
            const auto status = PQresultStatus(next);
            if (kept == nullptr || PQresultStatus(kept.get()) != PGRES_FATAL_ERROR) kept = std::move(one);
            if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH) break;
        }
        return kept;
    }

    // What the statement does at its end here: nothing is in doubt of what was never sent.
    ends_by end_here(ends_by end) const noexcept {
        if (is_lost() || (end == ends_by::itself && in_transaction())) return ends_by::nothing;
        return end;
    }

    // Drops what was copied, in either direction.
    void end_copy(ExecStatusType status = PGRES_COPY_IN) noexcept {
        if (status == PGRES_COPY_OUT) {
            cancel();
            for (char* row = nullptr; PQgetCopyData(handle(), &row, 0) > 0;) PQfreemem(row);
        } else {
            PQputCopyEnd(handle(), "refused");
        }
        while (PGresult* result = PQgetResult(handle())) PQclear(result);
    }

    pqxx_connection connection_;
    postgresql_canceller canceller_;
    std::optional<std::chrono::milliseconds> timeout_{};  // statement_timeout; none: not asked yet
    std::unordered_map<const char*, std::string> names_;
    std::uint64_t last_number_ = 0;
    bool streaming_ = false;
};

}  // namespace cupel::detail
