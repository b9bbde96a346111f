// PostgreSQL through libpqxx: engine, connection, and the session beneath them. The only headers that need the client library
// are this one and its driver_* parts.
#pragma once

#include <cupel/core/diagnostic.hpp>  // first: compilers list the files that led to it

#include <cupel/dialects/postgresql/bulk_insert.hpp>
#include <cupel/dialects/postgresql/dialect.hpp>
#include <cupel/dialects/postgresql/driver_bind.hpp>
#include <cupel/dialects/postgresql/driver_columns.hpp>
#include <cupel/dialects/postgresql/driver_copy.hpp>
#include <cupel/dialects/postgresql/driver_cursor.hpp>
#include <cupel/dialects/postgresql/driver_pipeline.hpp>
#include <cupel/dialects/postgresql/driver_session.hpp>
#include <cupel/dialects/postgresql/driver_stream.hpp>
#include <cupel/dialects/postgresql/options.hpp>
#include <cupel/engine/connection.hpp>
#include <cupel/engine/create_all.hpp>
#include <cupel/engine/engine.hpp>
#include <cupel/engine/events.hpp>
#include <cupel/engine/kept_texts.hpp>
#include <cupel/engine/lease.hpp>
#include <cupel/engine/named_columns.hpp>
#include <cupel/engine/one_at_a_time.hpp>
#include <cupel/engine/raw_sql.hpp>
#include <cupel/engine/result.hpp>
#include <cupel/engine/savepoints.hpp>
#include <cupel/engine/shape.hpp>
#include <cupel/engine/transaction.hpp>
#include <cupel/engine/url.hpp>
#include <cupel/sql/language.hpp>
#include <cupel/sql/pinned_key.hpp>

#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel {

// A session with a server: one thread at a time uses it. Statements commit by themselves unless begin() was called.
struct postgresql::driver_connection final : pool_member {
    using dialect = postgresql;
    using options = postgresql_options;

    // As an engine opens it. Throws connection_error.
    driver_connection(const url& where, const postgresql_options& how, std::shared_ptr<const events> heard = nullptr)
        : session_(detail::keywords_of(where, how)), told_(session_, std::move(heard), how.show_parameters) {}

    ~driver_connection() override {
        if (is_inherited()) session_.abandon();
    }

    static pool_options pool_of(const url&, const postgresql_options& how) { return how.pool; }

    // Runs a statement. SELECT and RETURNING give a result, whose rows have all arrived; a range of objects with RETURNING a
    // vector of its rows; what has no rows an `execution`. The first use of a statement prepares it; the session keeps it.
    // Throws what the database refuses.
    template <detail::renders Statement>
    auto execute(const Statement& statement, const lease& = {}) {
        using compiled = detail::compiled<Statement, postgresql>;
        static_assert(detail::refuse_statement_if<compiled::plan.fault, Statement>::done);
        if constexpr (compiled::plan.names != 0) detail::refuse_unbound<Statement, postgresql>();
        std::string_view text{compiled::text.data(), compiled::plan.size};
        if constexpr (compiled::plan.has_variants()) text = detail::variant_text<Statement, postgresql>(statement);
        const std::string_view shown = text;
        const auto mine = alone();
        if constexpr (detail::changes_session<Statement>) changed_ = true;
        if constexpr (detail::copies<Statement>) {
            return copy(text, statement);
        } else if constexpr (detail::takes_range<Statement>) {
            static_assert(
                detail::refuse_statement_if<detail::range_of_made_text<Statement, compiled::plan.is_made()>::value,
                                            Statement>::done);
            return all_or_none([&] { return rows_of_range(text, statement); });
        } else {
            detail::frame_for<compiled::plan.parameters, compiled::plan.is_made()> frame;
            if constexpr (compiled::plan.is_made()) text = make_text(statement, frame);
            if constexpr (Statement::has_values)
                bind(text, frame, [&](auto& binder) { visit_clauses(binder, statement.clauses); });
            if constexpr (detail::returns_rows<Statement>)
                return detail::result_for<Statement, detail::postgresql_cursor,
                                          detail::row_type<Statement, postgresql>>(
                    {told_.execute(text, frame, detail::writes_somewhere<Statement>), shown},
                    detail::at_most_one_row<Statement>);
            else if constexpr (detail::explains<Statement>) {
                detail::postgresql_cursor plan(told_.execute(text, frame, false), text);
                return read_plan_of_lines(statement, plan);
            } else return report(told_.execute(text, frame, true).get());
        }
    }

    // Many statements of one type, within a transaction: they are sent together.
    template <class Make, class Each>
    void pipeline(std::size_t count, Make& make, Each& each) {
        detail::run_in_pieces(count, make, each, [&](auto& sent, std::size_t& answered) {
            const auto mine = alone();
            told_.execute_all(sent, answered);
        });
    }

    // Runs a statement whose rows come as they are read, one in memory at a time. Until the last is read, or the result is
    // destroyed, the session runs nothing else.
    template <detail::renders Statement>
    auto stream(const Statement& statement, const lease& kept = {}) {
        using compiled = detail::compiled<Statement, postgresql>;
        static_assert(detail::refuse_statement_if<compiled::plan.fault, Statement>::done);
        if constexpr (compiled::plan.names != 0) detail::refuse_unbound<Statement, postgresql>();
        static_assert(detail::refuse_statement_if<detail::stream_check<Statement>::value, Statement>::done);
        std::string_view text{compiled::text.data(), compiled::plan.size};
        if constexpr (compiled::plan.has_variants()) text = detail::variant_text<Statement, postgresql>(statement);
        const auto mine = alone();
        detail::frame_for<compiled::plan.parameters, compiled::plan.is_made()> frame;
        if constexpr (compiled::plan.is_made()) text = make_text(statement, frame);
        if constexpr (Statement::has_values)
            bind(text, frame, [&](auto& binder) { visit_clauses(binder, statement.clauses); });
        return detail::result_for<Statement, detail::postgresql_stream, detail::row_type<Statement, postgresql>>(
            told_.stream(text, frame, detail::writes_somewhere<Statement>, kept), detail::at_most_one_row<Statement>);
    }

    // A transaction as a scope, for a session that is used by itself.
    cupel::transaction<driver_connection> begin() { return cupel::transaction<driver_connection>(*this); }
    template <detail::unit_of_work Function>
    auto begin(Function&& function) {
        return detail::run_in(begin(), std::forward<Function>(function));
    }

    // What transactions and connections are made of. BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY DEFERRABLE
    void begin(const transaction_options& how) {
        std::string text = "BEGIN";
        if (how.level) text += level_text(*how.level);
        if (how.read_only) text += " READ ONLY";
        if (how.deferrable) text += " DEFERRABLE";
        const auto mine = alone();
        session_.learn_timeout();
        told_.run(text);
        savepoints_.clear();
    }
    // Throws in_doubt_error if the connection was lost before the answer came, programming_error if a statement of the
    // transaction had failed: then PostgreSQL rolls back.
    void commit() {
        if (session_.has_failed()) {
            rollback();
            throw programming_error(
                error_code::programming,
                "the transaction was rolled back: a statement in it had failed; put what may fail into begin_nested()");
        }
        control("COMMIT", detail::ends_by::commit);
    }
    void rollback() { roll_back("ROLLBACK"); }
    int set_savepoint() {
        const int number = savepoints_.next();
        control("SAVEPOINT cupel_" + std::to_string(number));
        savepoints_.add(number);
        return number;
    }
    void release_savepoint(int number) {
        control("RELEASE SAVEPOINT cupel_" + std::to_string(number));
        savepoints_.end(number);
    }
    void rollback_to_savepoint(int number) {
        const std::string name = std::to_string(number);
        savepoints_.end(number);
        roll_back("ROLLBACK TO SAVEPOINT cupel_" + name + "; RELEASE SAVEPOINT cupel_" + name);
    }
    bool has_savepoint(int number) const noexcept { return savepoints_.has(number); }

    bool in_transaction() const noexcept { return session_.in_transaction() && !is_inherited(); }

    // Runs SQL text without parameters, one statement or several with `;` between them; rows are dropped. Several are one
    // transaction, as PostgreSQL has it.
    void run(std::string_view sql) override {
        const auto mine = alone();
        changed_ = true;
        if (detail::mentions(sql, "discard") || detail::mentions(sql, "deallocate")) session_.forget_prepared();
        const bool commits = detail::mentions(sql, "commit");
        told_.run(sql, commits ? detail::ends_by::commit : detail::ends_by::itself);
        if (detail::mentions(sql, "statement_timeout") || detail::mentions(sql, "reset")) session_.forget_timeout();
        if (setting_up_) setup_.append(sql).append(";\n");
    }

    bool ping() noexcept override {
        try {
            process_.require_own();
            session_.run("SELECT 1");
            return true;
        } catch (...) {
            return false;
        }
    }
    // What the listeners of on_connect run is the session's own: reset() runs it again.
    void setting_up(bool begins) noexcept override {
        setting_up_ = begins;
        changed_ = false;
    }
    // Rolls back; undoes SET, LISTEN, advisory locks and temporary tables if raw SQL may have made any.
    bool reset() noexcept override {
        try {
            if (session_.is_lost() || is_inherited()) return false;
            if (in_transaction()) session_.run("ROLLBACK");
            changed_ |= session_.take_changed();
            if (std::exchange(changed_, false)) {
                session_.forget_timeout();
                session_.run("CLOSE ALL; SET SESSION AUTHORIZATION DEFAULT; RESET ALL; UNLISTEN *; SELECT "
                             "pg_advisory_unlock_all(); DISCARD TEMP");
                if (!setup_.empty()) session_.run(setup_);
            }
            return !in_transaction();
        } catch (...) {
            return false;
        }
    }
    bool is_lost() const noexcept override { return session_.is_lost(); }

    // Stops what runs on this connection, from any thread: it throws interrupted_error.
    void interrupt() noexcept {
        if (!is_inherited()) session_.cancel();
    }

    PGconn* native_handle() noexcept {
        changed_ = true;
        return session_.handle();
    }

private:
    detail::one_at_a_time alone() {
        process_.require_own();
        return detail::one_at_a_time(at_work_);
    }

    static std::string_view level_text(isolation level) noexcept {
        switch (level) {
            case isolation::read_uncommitted: return " ISOLATION LEVEL READ UNCOMMITTED";
            case isolation::read_committed: return " ISOLATION LEVEL READ COMMITTED";
            case isolation::repeatable_read: return " ISOLATION LEVEL REPEATABLE READ";
            case isolation::serializable: return " ISOLATION LEVEL SERIALIZABLE";
            case isolation::autocommit: break;
        }
        return "";
    }

    static execution report(const PGresult* done) noexcept {
        return {detail::postgresql_session::rows_affected(done), 0};
    }

    void control(std::string_view sql, detail::ends_by end = detail::ends_by::nothing) {
        const auto mine = alone();
        told_.run(sql, end);
    }
    void roll_back(std::string_view sql) {
        const auto mine = alone();
        told_.roll_back(sql);
    }

    // Binds values; what they cannot be stored as is an error of the statement.
    template <class Visit>
    static void bind(std::string_view sql, detail::postgresql_parameters& parameters, Visit visit) {
        detail::postgresql_binder binder(parameters);
        with_sql(sql, [&] { visit(binder); });
    }

    template <class Function>
    static void with_sql(std::string_view sql, Function function) {
        try {
            function();
        } catch (error& failure) {
            failure.attach_sql(sql);
            throw;
        }
    }

    // A COPY stores all or nothing by itself; with a savepoint the transaction around it goes on after a failure.
    template <class Statement>
    execution copy(std::string_view sql, const Statement& statement) {
        const auto run = [&] {
            const auto done = told_.watched(sql, [&] {
                return session_.copy_in(sql, [&](auto send) {
                    detail::copy_writer to(send);
                    with_sql(sql, [&] {
                        for (const auto& object : statement.range.get()) {
                            to.begin_row(Statement::columns);
                            Statement::visit_one(to, object);
                        }
                    });
                    to.finish();
                });
            });
            return report(done.get());
        };
        return in_transaction() ? all_or_none(run) : run();
    }

    // Inside a transaction too.
    template <class Function>
    auto all_or_none(Function function) {
        const bool inside = in_transaction();
        session_.learn_timeout();
        told_.run(inside ? "SAVEPOINT cupel_range" : "BEGIN");
        try {
            auto done = function();
            if (inside) told_.run("RELEASE SAVEPOINT cupel_range");
            else told_.run("COMMIT", detail::ends_by::commit);
            return done;
        } catch (...) {
            told_.undo(inside ? "ROLLBACK TO SAVEPOINT cupel_range; RELEASE SAVEPOINT cupel_range" : "ROLLBACK");
            throw;
        }
    }

    // Calls each(result) for what the server answers: once an object, or once for many.
    template <class Statement, class Each>
    void run_range(std::string_view sql, const Statement& statement, Each each) {
        using compiled = detail::compiled<Statement, postgresql>;
        const auto& given = detail::range_of_statement(statement);
        using clause = std::remove_cvref_t<decltype(given)>;
        if constexpr (detail::sends_columns<clause>) {
            detail::wire_columns columns;
            const auto send = [&] {
                detail::postgresql_frame<compiled::plan.parameters> frame;
                columns.bind(frame);
                bind(sql, frame,
                     [&](auto& binder) { visit_other_clauses<typename clause::tag>(binder, statement.clauses); });
                each(told_.execute(sql, frame, true));
            };
            for (const auto& object : given.range.get()) {
                with_sql(sql, [&] { given.visit_one(columns, object); });
                if (columns.next_object()) send();
            }
            if (!columns.empty()) send();
        } else {
            for (const auto& object : given.range.get()) {
                detail::postgresql_frame<compiled::plan.parameters> frame;
                bind(sql, frame, [&](auto& binder) { detail::visit_with_object(binder, statement, given, object); });
                each(told_.execute(sql, frame, true));
            }
        }
    }

    template <class Statement>
    auto rows_of_range(std::string_view sql, const Statement& statement) {
        if constexpr (detail::returns_rows<Statement>) {
            using row = detail::row_type<Statement, postgresql>;
            std::vector<row> rows;
            run_range(sql, statement, [&](detail::postgresql_result done) {
                detail::postgresql_cursor cursor(std::move(done), sql);
                rows.reserve(rows.size() + cursor.rows_expected(sizeof(row)));
                while (cursor.next()) rows.push_back(detail::read_row<detail::in_order<row>>(cursor));
            });
            return rows;
        } else {
            execution total;
            run_range(sql, statement, [&](const detail::postgresql_result& done) {
                total.rows_affected += report(done.get()).rows_affected;
            });
            return total;
        }
    }

    // The text of a statement with pieces that are made at run time, and room for as many parameters as it has.
    template <class Statement, class Frame>
    std::string_view make_text(const Statement& statement, Frame& frame) {
        auto made = detail::make_text<Statement, postgresql>(statement);
        frame.make_room(made.parameters);
        frame.text =
            texts_.keep(std::move(made.text), [this](std::string_view oldest) { return session_.forget(oldest); });
        return *frame.text;
    }

    detail::postgresql_session session_;
    detail::kept_texts<> texts_{};
    detail::postgresql_told_session told_;
    std::atomic<bool> at_work_ = false;
    detail::open_savepoints savepoints_;
    std::string setup_{};  // what listeners of on_connect have run
    bool setting_up_ = false;
    bool changed_ = false;  // raw SQL or the handle was used: settings may have changed
};

// A database by its URL.
//     postgresql://user:p%40ss@host:5432/database?sslmode=require
struct postgresql::engine : basic_engine<postgresql::driver_connection> {
    using basic_engine::basic_engine;
    using basic_engine::connect;

    // Throws url_error for a URL that is none of PostgreSQL's, connection_error if the server cannot be reached.
    // A template, so that who only executes statements does not compile how databases are opened.
    template <detail::url_or_text Where>
    static engine connect(const Where& where, const postgresql_options& how = {}) {
        const url named = detail::as_url(where);
        if (named.dialect != postgresql::dialect_name) throw url_error(named, "does not begin with postgresql://");
        engine made(named, how);
        (void)made.pool().checkout();
        return made;
    }
};

}  // namespace cupel
