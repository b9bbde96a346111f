// SQLite3: engine, connection, and the session beneath them. Only this and its driver_* parts need the client library.
#pragma once

#include <cupel/core/diagnostic.hpp>  // first: compilers list the files that led to it

#include <cupel/dialects/sqlite/dialect.hpp>
#include <cupel/dialects/sqlite/driver_bind.hpp>
#include <cupel/dialects/sqlite/driver_cursor.hpp>
#include <cupel/dialects/sqlite/driver_kept_rows.hpp>
#include <cupel/dialects/sqlite/driver_open.hpp>
#include <cupel/dialects/sqlite/driver_range.hpp>
#include <cupel/dialects/sqlite/driver_statement.hpp>
#include <cupel/dialects/sqlite/options.hpp>
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
#include <cupel/engine/statement_watch.hpp>
#include <cupel/engine/transaction.hpp>
#include <cupel/engine/url.hpp>
#include <cupel/sql/language.hpp>
#include <cupel/sql/pinned_key.hpp>

#include <sqlite3.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cupel {

// A session with a database: one thread at a time uses it. Statements commit by themselves unless begin() was called.
struct sqlite::driver_connection final : pool_member {
    using dialect = sqlite;
    using options = sqlite_options;

    // Opens a file, or a private database in memory if the path is empty. Throws connection_error, corrupt_error.
    explicit driver_connection(const std::string& path, const sqlite_options& how = {},
                               std::shared_ptr<const events> heard = nullptr)
        : options_(how) {
        const std::string name = path.empty() ? ":memory:" : options_.memory ? detail::sqlite_memory_name(path) : path;
        in_memory_ = use_->survives_fork = options_.memory || name == ":memory:";
        database_ = detail::open_sqlite(name, options_);
        use_->limit_steps(database_, options_.statement_timeout);
        try {
            apply_settings();
            if (options_.wal && !path.empty() && !options_.memory)
                detail::use_write_ahead_log(database_, use_, options_.read_only);
            run_text("SELECT count(*) FROM sqlite_schema");  // opening is lazy: this finds a file that is no database
            events_ = std::move(heard);
        } catch (...) {
            close();
            throw;
        }
    }
    // As an engine opens it.
    driver_connection(const url& where, const sqlite_options& how, std::shared_ptr<const events> heard)
        : driver_connection(where.database, how, std::move(heard)) {}
    ~driver_connection() override { close(); }

    static pool_options pool_of(const url& where, const sqlite_options& how) {
        return detail::sqlite_pool_of(where, how);
    }

    // Runs a statement. SELECT gives a result that reads its rows lazily; RETURNING one of rows that are there already; a
    // range of objects with RETURNING a vector of its rows; what has no rows an `execution`.
    // The first use of a statement prepares it; the connection keeps it. Throws what the database refuses.
    // A result of rows that are still to be read keeps `kept`.
    template <detail::renders Statement>
    auto execute(const Statement& statement, const lease& kept = {}) {
        using compiled = detail::compiled<Statement, sqlite>;
        static_assert(detail::refuse_statement_if<compiled::plan.fault, Statement>::done);
        if constexpr (compiled::plan.names != 0) detail::refuse_unbound<Statement, sqlite>();
        if constexpr (detail::is_plain_query<Statement, compiled>) {
            detail::sqlite_query query{alone(), start(compiled::sql, kept)};
            if constexpr (Statement::has_values) detail::sqlite_bind<detail::lifetime::copied>(query.cursor, statement);
            return detail::result_for<Statement, detail::sqlite_cursor, detail::row_type<Statement, sqlite>>(
                query.to_result(), detail::at_most_one_row<Statement>);
        } else {
            return execute_otherwise<compiled>(statement, kept);
        }
    }

    // The same: SQLite makes rows as they are read.
    template <detail::renders Statement>
    auto stream(const Statement& statement, const lease& kept = {}) {
        static_assert(detail::refuse_statement_if<detail::stream_check<Statement>::value, Statement>::done);
        return execute(statement, kept);
    }

    // A transaction as a scope, for a session that is used by itself.
    cupel::transaction<driver_connection> begin() { return cupel::transaction<driver_connection>(*this); }
    cupel::transaction<driver_connection> begin_immediate() {
        return cupel::transaction<driver_connection>(*this, transaction_options{.immediate = true});
    }
    template <detail::unit_of_work Function>
    auto begin(Function&& function) {
        return detail::run_in(begin(), std::forward<Function>(function));
    }

    // What transactions and connections are made of. BEGIN, BEGIN IMMEDIATE
    void begin(const transaction_options& how) {
        if (how.read_only && !options_.read_only) {
            control("PRAGMA query_only = ON");
            query_only_ = true;
        }
        try {
            control(how.immediate || options_.immediate ? "BEGIN IMMEDIATE" : "BEGIN");
        } catch (...) {
            allow_writes();
            throw;
        }
        savepoints_.clear();
    }
    void commit() {
        control("COMMIT");
        allow_writes();
    }
    void rollback() {
        roll_back("ROLLBACK");
        allow_writes();
    }
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
        roll_back("ROLLBACK TO SAVEPOINT cupel_" + name + ";RELEASE SAVEPOINT cupel_" + name);
    }
    bool has_savepoint(int number) const noexcept { return savepoints_.has(number); }

    bool in_transaction() const noexcept { return sqlite3_get_autocommit(database_) == 0 && !is_inherited(); }

    // Runs SQL text without parameters, one statement or several with `;` between them; rows are read and dropped. For
    // pragmas, transaction control, DDL. Throws at the first statement that fails: those before it stand.
    void run(std::string_view sql) override {
        const auto mine = alone();
        if (detail::mentions(sql, "pragma") || detail::mentions(sql, "tach") || detail::mentions(sql, "temp"))
            changed_ = true;
        run_text(sql);
        if (!in_transaction()) allow_writes();
        if (setting_up_) setup_.append(sql).append(";\n");
    }

    bool ping() noexcept override {
        if (is_inherited()) return false;
        try {
            run_text("SELECT 1");
            return in_memory_ || !detail::sqlite_file_has_moved(database_);
        } catch (...) {
            return false;
        }
    }
    // What the listeners of on_connect run is the session's own.
    void setting_up(bool begins) noexcept override {
        setting_up_ = begins;
        changed_ = false;
    }
    // Rolls back. Where raw SQL may have left pragmas, attached files or temporary tables, a session with a file ends here:
    // another is opened sooner than these are found. One in memory, which is its database, has its pragmas set again.
    bool reset() noexcept override {
        if (is_inherited()) return false;
        try {
            if (in_transaction()) rollback();
            allow_writes();
            if (std::exchange(changed_, false)) {
                if (!in_memory_) return false;
                apply_settings();
                run_text("PRAGMA query_only = OFF");
                run_text(setup_);
            }
            lost_ = !in_memory_ && detail::sqlite_file_has_moved(database_);
            return !lost_;
        } catch (...) {
            return false;
        }
    }
    bool is_lost() const noexcept override { return lost_; }
    // A database in memory is a copy, with which the child goes on.
    bool is_inherited() const noexcept override { return use_->is_inherited(); }

    // Stops what runs on this connection, from any thread: it throws interrupted_error.
    void interrupt() noexcept { sqlite3_interrupt(database_); }

    sqlite3* native_handle() noexcept {
        changed_ = true;
        return database_;
    }

private:
    // What writes, defines, explains, was bound or given as text, and queries whose text is made.
    template <class Compiled, class Statement>
    [[gnu::always_inline]] auto execute_otherwise(const Statement& statement, const lease& kept) {
        const auto mine = alone();
        if constexpr (detail::changes_session<Statement>) changed_ = true;
        std::string_view text{Compiled::text.data(), Compiled::plan.size};
        if constexpr (Compiled::plan.has_variants()) text = detail::variant_text<Statement, sqlite>(statement);
        const std::string_view shown = text;
        std::shared_ptr<const std::string> made;
        if constexpr (Compiled::plan.is_made()) {
            made = texts_.keep(detail::make_text<Statement, sqlite>(statement).text,
                               [this](std::string_view oldest) { return statements_.forget(oldest); });
            text = *made;
        }
        detail::sqlite_cursor cursor = start(text, kept);
        if constexpr (Compiled::plan.is_made()) cursor.keep_text(std::move(made));
        if constexpr (detail::takes_range<Statement>) {
            return run_each(cursor, statement);
        } else if constexpr (detail::returns_rows<Statement>) {
            if constexpr (Statement::has_values) detail::sqlite_bind<detail::lifetime::copied>(cursor, statement);
            using row = detail::row_type<Statement, sqlite>;
            if constexpr (detail::writes<Statement>) {
                using kept_cursor = detail::sqlite_kept_cursor_of<Statement>;
                return detail::result_for<Statement, kept_cursor, row>(cursor.template run_to_end<kept_cursor>(shown),
                                                                       detail::at_most_one_row<Statement>);
            } else {
                cursor.give_to_result();
                return detail::result_for<Statement, detail::sqlite_cursor, row>(std::move(cursor),
                                                                                 detail::at_most_one_row<Statement>);
            }
        } else {
            if constexpr (Statement::has_values) detail::sqlite_bind<detail::lifetime::outlives>(cursor, statement);
            if constexpr (detail::explains<Statement>) return read_plan_of_nodes(statement, cursor);
            else return finish(cursor, detail::writes<Statement>);
        }
    }

    detail::one_at_a_time alone() {
        if (is_inherited()) detail::process_mark::refuse();
        return detail::one_at_a_time(use_->at_work, use_->reading);
    }

    execution report() const noexcept { return {sqlite3_changes64(database_), sqlite3_last_insert_rowid(database_)}; }

    // The statement of a constant text, before its first step.
    detail::sqlite_cursor start(std::string_view sql, const lease& kept) {
        if (detail::statement_watch::is_wanted(events_)) return start_watched(sql, kept);
        return detail::sqlite_cursor(statement_of(sql, kept));
    }

    detail::sqlite_statement& statement_of(std::string_view sql, const lease& kept) {
        detail::sqlite_statement& statement = statements_.get(database_, sql);
        statement.kept = kept;
        changed_ |= statement.changes_session;
        return statement;
    }

    [[gnu::noinline]] detail::sqlite_cursor start_watched(std::string_view sql, const lease& kept) {
        auto watch = detail::statement_watch::begin(events_, sql);
        try {
            return detail::sqlite_cursor(statement_of(sql, kept), std::move(watch));
        } catch (const std::exception& failure) {
            if (watch != nullptr) watch->end(&failure);
            throw;
        }
    }

    execution finish(detail::sqlite_cursor& cursor, bool writes) {
        cursor.next_at_work();
        const execution done = writes ? report() : execution();
        cursor.note_changes(done.rows_affected);
        return done;
    }

    void control(std::string_view sql, bool whatever_they_say = false) {
        const auto mine = alone();
        run_text(sql, whatever_they_say);
    }
    // A listener cannot keep it from happening.
    void roll_back(std::string_view sql) { control(sql, true); }

    std::unique_ptr<detail::statement_watch> watch_of(std::string_view sql, bool whatever_they_say) {
        try {
            return detail::statement_watch::begin(events_, sql);
        } catch (...) {
            if (!whatever_they_say) throw;
            return nullptr;
        }
    }

    void run_text(std::string_view sql, bool whatever_they_say = false) {
        detail::require_no_nul(sql, "SQLite");
        while (!sql.empty()) {
            const std::string_view whole = sql;
            auto watch = watch_of(whole, whatever_they_say);
            try {
                auto& statement = detail::sqlite_statement_cache::prepare(database_, whole, use_, &sql);
                detail::sqlite_cursor cursor(statement, std::move(watch));
                if (!cursor.is_statement()) return;
                cursor.drop_rows();
            } catch (const std::exception& failure) {
                if (watch != nullptr) watch->end(&failure);
                throw;
            }
        }
    }

    void apply_settings() {
        const std::chrono::milliseconds wait = options_.busy_timeout, longest(std::numeric_limits<int>::max());
        sqlite3_busy_timeout(database_, static_cast<int>((wait < longest ? wait : longest).count()));
        run_text(options_.foreign_keys ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF");
    }

    void allow_writes() {
        if (std::exchange(query_only_, false)) run_text("PRAGMA query_only = OFF", true);
    }

    // All objects or none, inside a transaction too: a savepoint without one around it is a transaction.
    template <class Statement>
    auto run_each(detail::sqlite_cursor& cursor, const Statement& statement) {
        const bool inside = in_transaction(), is_single = detail::is_all_or_none(statement, inside);
        if (!is_single) run_text("SAVEPOINT cupel_range");
        try {
            auto done = detail::sqlite_run_range(database_, cursor, statement, [&](auto s) { return start(s, {}); });
            cursor.forget_values();
            cursor.release();
            if (!is_single) run_text("RELEASE cupel_range");
            return done;
        } catch (...) {
            cursor.forget_values();
            cursor.release();
            if (!is_single) undo_quietly(inside ? "ROLLBACK TO cupel_range;RELEASE cupel_range" : "ROLLBACK");
            throw;
        }
    }

    // The error that led here says more, and the database may have rolled back everything already.
    void undo_quietly(const char* sql) noexcept {
        try {
            if (in_transaction()) run_text(sql, true);
        } catch (...) {
            if (in_transaction()) sqlite3_exec(database_, sql, nullptr, nullptr, nullptr);
        }
    }

    // The file is the parent's, and so is a transaction that it may be in the middle of: closing would undo that.
    void close() noexcept {
        if (is_inherited()) return statements_.leave();
        statements_.clear();
        sqlite3_close_v2(database_);
    }

    sqlite3* database_ = nullptr;
    sqlite_options options_;
    std::shared_ptr<const events> events_;
    std::shared_ptr<detail::sqlite_use> use_ = std::make_shared<detail::sqlite_use>();
    detail::sqlite_statement_cache statements_{use_, options_.show_parameters};
    detail::kept_texts<> texts_{};
    detail::open_savepoints savepoints_;
    std::string setup_{};  // what listeners of on_connect have run
    bool in_memory_ = false;
    bool setting_up_ = false;
    bool lost_ = false;
    bool query_only_ = false;
    bool changed_ = false;  // raw SQL or the handle was used: settings may have changed
};

// A database by its URL.
//     sqlite://                 in memory: one connection, which threads use by turns
//     sqlite:///relative.db     sqlite:////absolute.db     sqlite:///file.db?mode=ro
struct sqlite::engine : basic_engine<sqlite::driver_connection> {
    using basic_engine::basic_engine;
    using basic_engine::connect;

    // Throws url_error for a URL that is none of SQLite's, connection_error if the file cannot be opened.
    // A template, so that who only executes statements does not compile how databases are opened.
    template <detail::url_or_text Where>
    static engine connect(const Where& where, const sqlite_options& how = {}) {
        const url named = detail::as_url(where);
        if (named.dialect != sqlite::dialect_name) throw url_error(named, "does not begin with sqlite://");
        engine made(named, detail::with_url(how, named));
        (void)made.pool().checkout();
        return made;
    }
};

}  // namespace cupel
