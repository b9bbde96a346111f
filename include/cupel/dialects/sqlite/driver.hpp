// SQLite3: engine and connection. The only headers that need the client library are this one and its driver_* parts.
#pragma once

#include <cupel/dialects/sqlite/dialect.hpp>
#include <cupel/dialects/sqlite/driver_bind.hpp>
#include <cupel/dialects/sqlite/driver_collation.hpp>
#include <cupel/dialects/sqlite/driver_cursor.hpp>
#include <cupel/dialects/sqlite/driver_statement.hpp>
#include <cupel/engine/create_all.hpp>
#include <cupel/engine/result.hpp>
#include <cupel/engine/shape.hpp>
#include <cupel/engine/transaction.hpp>
#include <cupel/engine/url.hpp>
#include <cupel/sql/language.hpp>
#include <cupel/sql/pinned_key.hpp>

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cupel {

// How a SQLite database is opened.
struct sqlite_options {
    bool foreign_keys = true;                      // SQLite itself has them off
    std::chrono::milliseconds busy_timeout{5000};  // how long to wait for another connection's lock
    bool wal = false;                              // write-ahead log, for database files
    bool read_only = false;
    bool create = true;  // make the file if there is none
};

// One connection, for one thread at a time. Move-only; closed by its destructor.
struct sqlite::connection {
    using dialect = sqlite;

    // Opens a file, or a private database in memory if the path is empty. Throws connection_error, corrupt_error.
    explicit connection(const std::string& path, const sqlite_options& options = {}) {
        const int access = options.read_only ? SQLITE_OPEN_READONLY
                           : options.create  ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                             : SQLITE_OPEN_READWRITE;
        const std::string name = path.empty() ? ":memory:" : path;
        state_ = new state;
        state_->owner = this;
        const int result = sqlite3_open_v2(name.c_str(), &state_->database, access | SQLITE_OPEN_NOMUTEX, nullptr);
        sqlite3* const database = state_->database;
        try {
            if (result != SQLITE_OK) throw_cannot_open(name, result);
            sqlite3_extended_result_codes(database, 1);
            detail::add_decimal_collation(database);
            const auto longest = std::chrono::milliseconds(std::numeric_limits<int>::max());
            sqlite3_busy_timeout(database, static_cast<int>(std::min(options.busy_timeout, longest).count()));
            run(options.foreign_keys ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF");
            if (options.wal && !path.empty()) run("PRAGMA journal_mode = WAL");
            run("SELECT count(*) FROM sqlite_schema");  // opening is lazy: this finds a file that is no database
        } catch (...) {
            close();
            throw;
        }
    }
    // Open transactions follow the connection; results do not notice.
    connection(connection&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {
        if (state_ != nullptr) state_->owner = this;
    }
    connection& operator=(connection&& other) noexcept {
        if (this != &other) {
            close();
            state_ = std::exchange(other.state_, nullptr);
            if (state_ != nullptr) state_->owner = this;
        }
        return *this;
    }
    ~connection() { close(); }

    // Runs a statement. SELECT gives a result that reads its rows lazily; RETURNING one of rows that are there already; a
    // range of objects with RETURNING a vector of its rows; what has no rows an `execution`.
    // The first use of a statement prepares it; the connection keeps it. Throws what the database refuses.
    template <detail::renders Statement>
    auto execute(const Statement& statement) {
        using compiled = detail::compiled<Statement, sqlite>;
        static_assert(detail::refuse_if<compiled::plan.fault>::done);
        detail::sqlite_cursor cursor(state_->statements.get(state_->database, {compiled::text.data(), compiled::plan.size}));
        if constexpr (detail::inserts_range<Statement>) {
            return insert_each(cursor, statement);
        } else if constexpr (detail::returns_rows<Statement>) {
            if constexpr (Statement::has_values) bind<detail::lifetime::copied>(cursor, statement);
            if constexpr (detail::writes<Statement>) cursor.run_to_end();
            return result<detail::sqlite_cursor, detail::row_type<Statement, sqlite>>(std::move(cursor), detail::at_most_one_row<Statement>);
        } else {
            if constexpr (Statement::has_values) bind<detail::lifetime::outlives>(cursor, statement);
            cursor.next();
            return detail::writes<Statement> ? report() : execution();
        }
    }

    // Begins a transaction, which its destructor rolls back unless it was committed.
    cupel::transaction<connection> begin() { return cupel::transaction<connection>(*this); }
    // The same, but takes the write lock at once: two writers wait here, not in the middle.
    cupel::transaction<connection> begin_immediate() { return cupel::transaction<connection>(*this, "BEGIN IMMEDIATE"); }
    // Runs function(transaction): commits when it returns, rolls back when it throws.
    template <class Function>
        requires std::invocable<Function&, cupel::transaction<connection>&>
    auto begin(Function&& function) {
        return run_in_transaction(*this, std::forward<Function>(function));
    }

    bool in_transaction() const noexcept { return sqlite3_get_autocommit(state_->database) == 0; }

    // Runs SQL text without parameters, one statement or several with `;` between them; rows are read and dropped. For
    // pragmas, transaction control, DDL. Throws at the first statement that fails: those before it stand.
    void run(std::string_view sql) {
        while (!sql.empty()) {
            detail::sqlite_cursor cursor(detail::sqlite_statement_cache::prepare(state_->database, sql, &sql));
            if (!cursor.is_statement()) return;
            while (cursor.next()) {
            }
        }
    }

    // This connection, at a place that stays when it is moved.
    connection* const& self() const noexcept { return state_->owner; }

    // Stops what runs on this connection, from any thread: it throws interrupted_error.
    void interrupt() noexcept { sqlite3_interrupt(state_->database); }

    sqlite3* native_handle() const noexcept { return state_->database; }

private:
    struct state {
        sqlite3* database = nullptr;
        connection* owner = nullptr;
        detail::sqlite_statement_cache statements{};
    };

    execution report() const noexcept {
        return {sqlite3_changes64(state_->database), sqlite3_last_insert_rowid(state_->database)};
    }

    // Binds values; what they cannot be stored as is an error of the statement.
    template <detail::lifetime Lifetime, class Statement, class... Object>
    static void bind(const detail::sqlite_cursor& cursor, const Statement& statement, const Object&... object) {
        detail::sqlite_binder<Lifetime> binder(cursor.statement());
        try {
            if constexpr (sizeof...(Object) == 0) detail::visit_clauses(binder, statement.clauses);
            else statement.visit_one(binder, object...);
        } catch (error& failure) {
            failure.attach_sql(cursor.sql());
            throw;
        }
    }

    // All objects or none, inside a transaction too: a savepoint without one around it is a transaction.
    template <class Statement>
    auto insert_each(detail::sqlite_cursor& cursor, const Statement& statement) {
        const char* undo = in_transaction() ? "ROLLBACK TO cupel_range; RELEASE cupel_range" : "ROLLBACK";
        run("SAVEPOINT cupel_range");
        try {
            auto done = insert_rows(cursor, statement);
            cursor.release();
            run("RELEASE cupel_range");
            return done;
        } catch (...) {
            cursor.release();
            // Quiet: the error that led here says more, and the database may have rolled back everything already.
            if (in_transaction()) sqlite3_exec(state_->database, undo, nullptr, nullptr, nullptr);
            throw;
        }
    }

    template <class Statement>
    auto insert_rows(detail::sqlite_cursor& cursor, const Statement& statement) {
        const auto& values = statement.template clause<detail::values_tag>();
        const auto insert = [&](auto each) {
            for (const auto& object : values.range.get()) {
                bind<detail::lifetime::outlives>(cursor, values, object);
                each(cursor.next());
                cursor.rewind();
            }
        };
        if constexpr (detail::returns_rows<Statement>) {
            using row = detail::row_type<Statement, sqlite>;
            std::vector<row> rows;
            insert([&](bool found) {
                if (found) rows.push_back(detail::take_from<row, detail::in_order>(cursor));
            });
            return rows;
        } else {
            execution done;
            insert([&](bool) { ++done.rows_affected; });
            if (done.rows_affected != 0) done.last_insert_id = sqlite3_last_insert_rowid(state_->database);
            return done;
        }
    }

    [[noreturn]] void throw_cannot_open(const std::string& name, int result) const {
        const bool known = state_->database != nullptr;
        const std::string why = known ? sqlite3_errmsg(state_->database) : sqlite3_errstr(result);
        connection_error failure(error_code::connection, "cannot open the SQLite database '" + name + "': " + why);
        failure.attach_native_code(known ? sqlite3_extended_errcode(state_->database) : result);
        throw failure;
    }

    void close() noexcept {
        if (state_ == nullptr) return;
        state_->statements.clear();
        sqlite3_close_v2(state_->database);
        delete state_;
        state_ = nullptr;
    }

    state* state_ = nullptr;
};

// A database by its URL. It executes on a connection of its own and opens more on request.
//     sqlite://                 a private database in memory
//     sqlite:///relative.db     sqlite:////absolute.db
struct sqlite::engine : private sqlite::connection {
    // Throws programming_error for a URL that is none of SQLite's, connection_error if the file cannot be opened.
    static engine connect(std::string_view url, const sqlite_options& options = {}) {
        cupel::url parsed = cupel::url::parse(url);
        if (parsed.dialect != "sqlite" || !parsed.options.empty())
            throw url_error(parsed, "is not one that sqlite::engine opens; write sqlite:///file.db, and pass options to connect()");
        return engine(std::move(parsed.database), options);
    }

    // A further connection to the same database; of one in memory every connection has its own.
    sqlite::connection connect() const { return sqlite::connection(path_, options_); }

    using sqlite::connection::begin;
    using sqlite::connection::begin_immediate;
    using sqlite::connection::dialect;
    using sqlite::connection::execute;
    using sqlite::connection::in_transaction;
    using sqlite::connection::interrupt;
    using sqlite::connection::native_handle;
    using sqlite::connection::run;

private:
    engine(std::string path, const sqlite_options& options)
        : sqlite::connection(path, options), path_(std::move(path)), options_(options) {}

    std::string path_;
    sqlite_options options_;
};

}  // namespace cupel
