// A session with a PostgreSQL server: statements are prepared at their first use and kept, found by the address of their text.
#pragma once

#include <cupel/dialects/postgresql/driver_bind.hpp>
#include <cupel/dialects/postgresql/driver_cancel.hpp>
#include <cupel/dialects/postgresql/driver_cursor.hpp>
#include <cupel/dialects/postgresql/driver_error.hpp>
#include <cupel/dialects/postgresql/driver_pqxx.hpp>
#include <cupel/engine/process.hpp>
#include <cupel/engine/raw_sql.hpp>
#include <cupel/engine/statement_watch.hpp>

#include <libpq-fe.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace cupel::detail {

// Whether what the text does may outlive it in the session: SET, LISTEN, temporary tables, advisory locks.
inline bool changes_postgresql_session(std::string_view sql) noexcept {
    return !begins_with_word(sql, {"select", "with", "insert", "update", "delete", "values", "create", "drop", "alter",
                                   "explain", "truncate", "table", "merge"}) ||
           begins_with_word(sql, {"create temp", "create local", "create global"}) || mentions(sql, "into temp") ||
           mentions(sql, "set_config") || mentions(sql, "advisory_lock");
}

// A prepared statement, by its name on the server.
struct postgresql_prepared {
    std::string name{};
    bool changes_session = false;
};

// A statement whose rows come one by one.
struct postgresql_started_stream {
    std::uint64_t number = 0;  // of the session's streams
    postgresql_result first{};
    bool writes = false;
    ends_by end = ends_by::nothing;
};

// One of many statements that are sent together, and what the server answers.
struct postgresql_sent {
    std::string_view sql{};
    const postgresql_parameters* parameters = nullptr;
    const postgresql_prepared* prepared = nullptr;
    std::unique_ptr<statement_watch> watch{};
    postgresql_result result{};
};

class postgresql_session {
public:
    // Throws connection_error.
    explicit postgresql_session(const std::string& keywords) : connection_(keywords), canceller_(handle()) {
        PQsetNoticeProcessor(handle(), [](void*, const char*) {}, nullptr);
    }

    PGconn* handle() const noexcept { return connection_.handle(); }
    bool is_lost() const noexcept { return PQstatus(handle()) != CONNECTION_OK; }

    // Of a child of the process that opened it: the connection stays open for that.
    void abandon() noexcept { connection_.abandon(); }

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
            const postgresql_prepared& one = prepared(sql, parameters);
            postgresql_result result =
                answer(PQsendQueryPrepared(handle(), one.name.c_str(), static_cast<int>(parameters.count),
                                           parameters.values, parameters.lengths, parameters.formats, 1));
            if (succeeded(result.get())) {
                if (one.changes_session) note_change(sql);
                return result;
            }
            refuse_copy(PQresultStatus(result.get()));
            if (again || !must_prepare_again(result.get(), sql)) fail(result.get(), sql, end);
        }
    }

    // Sends statements together, within a transaction, and waits for all answers. Gives how many succeeded: behind the first
    // that failed, which has its answer, none was run.
    std::size_t execute_all(std::span<postgresql_sent* const> sent) {
        require_no_stream();
        const postgresql_in_flight now(canceller_);
        for (postgresql_sent* const each : sent) each->prepared = &prepared(each->sql, *each->parameters);
        if (PQenterPipelineMode(handle()) != 1) fail(nullptr, sent.front()->sql);
        bool all = true;
        for (const postgresql_sent* const each : sent)
            all = all && PQsendQueryPrepared(handle(), each->prepared->name.c_str(),
                                             static_cast<int>(each->parameters->count), each->parameters->values,
                                             each->parameters->lengths, each->parameters->formats, 1) == 1;
        if (PQpipelineSync(handle()) != 1) all = false;
        std::size_t succeeded_ones = 0;
        bool failed = !all;
        for (postgresql_sent* const each : sent) {
            if (is_lost()) break;
            each->result.reset(PQgetResult(handle()));
            if (each->result == nullptr) break;
            while (PGresult* rest = PQgetResult(handle())) PQclear(rest);
            failed = failed || !succeeded(each->result.get());
            if (!failed) ++succeeded_ones;
        }
        while (PQpipelineStatus(handle()) != PQ_PIPELINE_OFF && !is_lost()) {
            const postgresql_result rest(PQgetResult(handle()));
            if (PQresultStatus(rest.get()) == PGRES_PIPELINE_SYNC && PQexitPipelineMode(handle()) == 1) break;
        }
        return succeeded_ones;
    }

    // Runs SQL text without parameters, one statement or several.
    postgresql_result run(std::string_view sql, ends_by end = ends_by::nothing) {
        require_no_nul(sql, "PostgreSQL");
        require_no_stream();
        end = end_here(end);
        const postgresql_in_flight now(canceller_);
        postgresql_result result = answer(PQsendQuery(handle(), std::string(sql).c_str()));
        const auto status = PQresultStatus(result.get());
        refuse_copy(status);
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

    // Sends a statement whose rows come one by one, and waits for the first; until end_stream() nothing else can run.
    postgresql_started_stream begin_stream(std::string_view sql, const postgresql_parameters& parameters, bool writes) {
        require_no_stream();
        const ends_by end = end_here(writes ? ends_by::itself : ends_by::nothing);
        postgresql_in_flight now(canceller_);
        for (bool again = false;; again = true) {
            const postgresql_prepared& one = prepared(sql, parameters);
            postgresql_result first;
            if (PQsendQueryPrepared(handle(), one.name.c_str(), static_cast<int>(parameters.count), parameters.values,
                                    parameters.lengths, parameters.formats, 1) != 0) {
                PQsetSingleRowMode(handle());
                first.reset(PQgetResult(handle()));
            }
            if (succeeded(first.get())) {
                now.keep();
                streaming_ = ++last_stream_;
                return {streaming_, std::move(first), writes, end};
            }
            refuse_copy(PQresultStatus(first.get()));
            while (PGresult* rest = PQgetResult(handle())) PQclear(rest);
            if (again || !must_prepare_again(first.get(), sql)) fail(first.get(), sql, end);
        }
    }
    // The next row, or what the end of the statement says.
    postgresql_result next_of_stream(postgresql_started_stream& one) {
        process_.require_own();
        if (one.number != streaming_)
            throw programming_error(error_code::programming,
                                    "the rows of the stream are no more: the transaction around it was rolled back");
        return one.first != nullptr ? std::move(one.first) : postgresql_result(PQgetResult(handle()));
    }
    // Early: what only reads is cancelled; what writes runs to its end.
    void end_stream(const postgresql_started_stream& one, bool early) noexcept {
        if (one.number != streaming_ || process_.is_inherited()) return;
        if (early && !one.writes) cancel();
        drain_stream();
    }
    // Cancels the stream that there is: its rows are no more.
    void drop_stream() noexcept {
        if (streaming_ == 0) return;
        cancel();
        drain_stream();
    }

    // Throws what a failed result says.
    [[noreturn]] void fail(const PGresult* result, std::string_view sql, ends_by end = ends_by::nothing) {
        throw_postgresql_error(handle(), result, sql, end, has_timed_out(result));
    }

    // The same of the first that failed of many.
    [[noreturn]] void fail(const postgresql_sent& one) {
        (void)must_prepare_again(one.result.get(), one.sql);
        fail(one.result.get(), one.sql);
    }

    // Forgets the statement of a text that will be no more; false where a failed transaction does not let it go.
    bool forget(std::string_view sql) {
        const auto found = prepared_.find(sql.data());
        if (found == prepared_.end()) return true;
        if (streaming_ != 0 || has_failed()) return false;
        postgresql_result(PQexec(handle(), ("DEALLOCATE " + found->second.name).c_str()));
        prepared_.erase(found);
        return true;
    }

    // Raw SQL may have dropped prepared statements: all are prepared again, under new names.
    void forget_prepared() noexcept { prepared_.clear(); }

    // What has run may have done that, or have said how long a statement may take.
    void note_change(std::string_view sql) {
        if (mentions(sql, "discard") || mentions(sql, "deallocate")) forget_prepared();
        if (mentions(sql, "statement_timeout") || mentions(sql, "reset") || mentions(sql, "discard")) forget_timeout();
    }

    // Whether a statement may have changed the session since it was asked last.
    bool take_changed() noexcept { return std::exchange(changed_, false); }

    // From any thread: the statement that runs, if one does.
    void cancel() noexcept { canceller_.cancel(); }

    // How long a statement may take, asked once for the transactions of this session: one that has failed answers nothing.
    void learn_timeout() {
        if (PQtransactionStatus(handle()) == PQTRANS_IDLE && std::exchange(timeout_ends_, false)) timeout_.reset();
        if (timeout_ || is_lost()) return;
        const postgresql_result shown(PQexec(handle(), "SHOW statement_timeout"));
        if (PQntuples(shown.get()) == 1) timeout_ = shown_time(PQgetvalue(shown.get(), 0, 0));
    }
    // Raw SQL may have set it: within a transaction it is asked at once.
    void forget_timeout() {
        timeout_.reset();
        if (PQtransactionStatus(handle()) != PQTRANS_INTRANS) return;
        learn_timeout();
        timeout_ends_ = true;
    }

    // What a command reports: INSERT 0 3 -> 3. CREATE TABLE ... AS reports SELECT 3, and changes none.
    static std::int64_t rows_affected(const PGresult* result) noexcept {
        const std::string_view command = PQcmdStatus(const_cast<PGresult*>(result));
        if (PQresultStatus(result) == PGRES_COMMAND_OK && command.starts_with("SELECT")) return 0;
        const std::string_view text = PQcmdTuples(const_cast<PGresult*>(result));
        std::int64_t count = 0;
        std::from_chars(text.data(), text.data() + text.size(), count);
        return count;
    }

    // The text's statement on the server, made now if it is not there. Types matter at the first use alone: they are the
    // statement's, whatever its values.
    const postgresql_prepared& prepared(std::string_view sql, const postgresql_parameters& parameters) {
        postgresql_prepared& found = prepared_[sql.data()];
        changed_ |= found.changes_session;
        if (!found.name.empty()) return found;
        std::string made = "cupel_" + std::to_string(++last_number_);
        // A text that ends before its storage does is rare: copies are made at the first use alone.
        const postgresql_result result = answer(PQsendPrepare(handle(), made.c_str(), std::string(sql).c_str(),
                                                              static_cast<int>(parameters.count), parameters.types));
        if (!succeeded(result.get())) {
            prepared_.erase(sql.data());
            fail(result.get(), sql);
        }
        found.name = std::move(made);
        found.changes_session = changes_postgresql_session(sql);
        changed_ |= found.changes_session;
        // The server ignores a request that comes between the two.
        if (canceller_.cancelled())
            throw_sqlstate({"interrupted before it was executed", std::string(query_cancelled), {}, {}, {}}, sql);
        return found;
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

    void drain_stream() noexcept {
        while (PGresult* rest = PQgetResult(handle())) PQclear(rest);
        streaming_ = 0;
        canceller_.end();
    }

    void require_no_stream() const {
        if (streaming_ != 0)
            throw programming_error(error_code::programming, "rows of a stream are still coming on this connection; "
                                                             "read them to the end, or use another connection");
    }

    // Whether the server has lost the statement or its tables have changed, and no transaction has failed of it.
    bool must_prepare_again(const PGresult* result, std::string_view sql) {
        const std::string state = field_of(result, PG_DIAG_SQLSTATE);
        const bool gone = state == "26000";
        const bool changed = state == "0A000" && field_of(result, PG_DIAG_SOURCE_FUNCTION) == "RevalidateCachedQuery";
        if (!gone && !changed) return false;
        const std::string name = prepared_[sql.data()].name;
        prepared_.erase(sql.data());
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

    void refuse_copy(ExecStatusType status) {
        if (status != PGRES_COPY_IN && status != PGRES_COPY_OUT && status != PGRES_COPY_BOTH) return;
        end_copy(status);
        throw programming_error(error_code::programming,
                                "run() and text cannot COPY from or to the client; use copy_into()");
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

    process_mark process_{};
    pqxx_connection connection_;
    postgresql_canceller canceller_;
    std::optional<std::chrono::milliseconds> timeout_{};  // statement_timeout; none: not asked yet
    bool timeout_ends_ = false;                           // with the transaction: SET LOCAL, or SET that is rolled back
    std::unordered_map<const char*, postgresql_prepared> prepared_;  // by the address of the text
    bool changed_ = false;
    std::uint64_t last_number_ = 0;
    std::uint64_t streaming_ = 0;  // the number of the stream that runs, or 0
    std::uint64_t last_stream_ = 0;
};

}  // namespace cupel::detail
