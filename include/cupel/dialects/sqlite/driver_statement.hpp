// A prepared statement of SQLite, and the cache that keeps those of a connection.
#pragma once

#include <cupel/dialects/sqlite/driver_error.hpp>
#include <cupel/engine/lease.hpp>
#include <cupel/engine/one_at_a_time.hpp>
#include <cupel/engine/process.hpp>
#include <cupel/engine/raw_sql.hpp>
#include <cupel/engine/statement_watch.hpp>

#include <sqlite3.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace cupel::detail {

// What threads do with a connection, for its statements as well: they may outlive it.
struct sqlite_use {
    std::atomic<bool> at_work = false;  // executes
    std::atomic<bool> reading = false;  // asks a result for its next row
    process_mark process{};
    bool survives_fork = false;

    bool is_inherited() const noexcept { return process.is_inherited() && !survives_fork; }
    // Of a result that is asked for its next row.
    void require_free() const {
        if (is_inherited()) process_mark::refuse();
        if (at_work.load(std::memory_order_acquire)) one_at_a_time::refuse();
    }

    // How long a step may take; 0 for ever.
    std::chrono::milliseconds longest_step{0};
    std::chrono::steady_clock::time_point step_end = std::chrono::steady_clock::time_point::max();
    bool out_of_time = false;

    bool limits_steps() const noexcept { return longest_step.count() > 0; }
    int step(sqlite3_stmt* statement) noexcept {
        return limits_steps() ? limited_step(statement) : sqlite3_step(statement);
    }
    [[gnu::cold, gnu::noinline]] int limited_step(sqlite3_stmt* statement) noexcept {
        out_of_time = false;
        step_end = std::chrono::steady_clock::now() + longest_step;
        const int result = sqlite3_step(statement);
        step_end = std::chrono::steady_clock::time_point::max();
        return result;
    }
    // Looks at the clock after every thousand instructions of SQLite's machine.
    void limit_steps(sqlite3* database, std::chrono::milliseconds longest) noexcept {
        constexpr std::chrono::milliseconds year = std::chrono::hours(24 * 365);
        longest_step = longest < year ? longest : year;
        const auto is_over = [](void* self) -> int {
            auto& use = *static_cast<sqlite_use*>(self);
            return (use.out_of_time = std::chrono::steady_clock::now() > use.step_end) ? 1 : 0;
        };
        if (longest.count() > 0) sqlite3_progress_handler(database, 1000, is_over, this);
    }
};

// One prepared statement of a connection, and where its run stands: a cursor that is handed on is no more than its address.
struct sqlite_statement {
    sqlite3_stmt* handle = nullptr;
    std::string_view sql{};
    std::size_t rows_last_time = 0;
    std::size_t rows_before = 0;  // the time before that
    bool in_use = false;
    bool done = false;
    bool is_result = false;        // it is read while the connection may do other things
    bool is_read_plainly = false;  // it is, and nobody watches, nor is its time limited
    bool cached = false;
    bool shows_parameters = false;     // in errors
    bool changes_session = false;      // what it does ends with the session
    sqlite_statement* next = nullptr;  // in its bucket of the cache
    std::shared_ptr<sqlite_use> use{};
    std::shared_ptr<const std::string> text{};  // of a statement that was put together at run time
    lease kept{};                               // while it runs: the connection's place in its pool
    std::unique_ptr<statement_watch> watch{};
};

inline sqlite3* database_of(const sqlite_statement& statement) noexcept { return sqlite3_db_handle(statement.handle); }

// The prepared statements of one connection, found by the address of their text: texts are constants of the program.
class sqlite_statement_cache {
public:
    sqlite_statement_cache(std::shared_ptr<sqlite_use> use, bool shows_parameters) noexcept
        : use_(std::move(use)), shows_parameters_(shows_parameters) {}
    sqlite_statement_cache(const sqlite_statement_cache&) = delete;
    sqlite_statement_cache& operator=(const sqlite_statement_cache&) = delete;
    ~sqlite_statement_cache() { clear(); }

    // The statement of a constant text, prepared at its first use. While it runs, the same text gets a second one.
    sqlite_statement& get(sqlite3* database, std::string_view sql) {
        sqlite_statement*& bucket = buckets_[bucket_of(sql)];
        for (sqlite_statement* one = bucket; one != nullptr; one = one->next) {
            if (one->sql.data() != sql.data() || one->sql.size() != sql.size()) continue;
            if (one->in_use) break;
            one->in_use = true;
            return *one;
        }
        return add(bucket, database, sql);
    }
    [[gnu::noinline]] sqlite_statement& add(sqlite_statement*& bucket, sqlite3* database, std::string_view sql) {
        sqlite_statement& made = prepare(database, sql, use_);
        made.shows_parameters = shows_parameters_;
        made.changes_session = begins_with_word(sql, {"pragma", "attach", "detach", "create temp"});
        if (!has(bucket, sql)) {
            made.cached = true;
            made.next = bucket;
            bucket = &made;
        }
        return made;
    }

    // Forgets the statement of a text that will be no more; false where it is in use.
    bool forget(std::string_view sql) noexcept {
        for (sqlite_statement** at = &buckets_[bucket_of(sql)]; *at != nullptr; at = &(*at)->next) {
            sqlite_statement* const one = *at;
            if (one->sql.data() != sql.data()) continue;
            if (one->in_use) return false;
            *at = one->next;
            sqlite3_finalize(one->handle);
            delete one;
            return true;
        }
        return true;
    }

    // `rest` gets the text behind its end.
    static sqlite_statement& prepare(sqlite3* database, std::string_view sql, const std::shared_ptr<sqlite_use>& use,
                                     std::string_view* rest = nullptr) {
        sqlite3_stmt* handle = nullptr;
        const char* end = nullptr;
        const int result = sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()),
                                              SQLITE_PREPARE_PERSISTENT, &handle, &end);
        if (result != SQLITE_OK) throw_sqlite_error(database, result, sql);
        if (rest != nullptr) rest->remove_prefix(static_cast<std::size_t>(end - sql.data()));
        try {
            return *new sqlite_statement{.handle = handle, .sql = sql, .in_use = true, .use = use};
        } catch (...) {
            sqlite3_finalize(handle);
            throw;
        }
    }

    // Forgets all, and frees nothing.
    void leave() noexcept {
        for (sqlite_statement*& bucket : buckets_) bucket = nullptr;
    }

    // A statement that a result still reads from is the result's from now on, and keeps the database open.
    void clear() noexcept {
        for (sqlite_statement*& bucket : buckets_)
            while (bucket != nullptr) {
                sqlite_statement* one = std::exchange(bucket, bucket->next);
                if (one->in_use) {
                    one->cached = false;
                    continue;
                }
                sqlite3_finalize(one->handle);
                delete one;
            }
    }

private:
    static constexpr std::size_t bucket_count = 256;

    static std::size_t bucket_of(std::string_view sql) noexcept {
        const auto address = reinterpret_cast<std::uintptr_t>(sql.data());
        return (address >> 4 ^ address >> 12) % bucket_count;
    }

    static bool has(const sqlite_statement* bucket, std::string_view sql) noexcept {
        for (; bucket != nullptr; bucket = bucket->next)
            if (bucket->sql.data() == sql.data()) return true;
        return false;
    }

    sqlite_statement* buckets_[bucket_count]{};
    std::shared_ptr<sqlite_use> use_;
    bool shows_parameters_;
};

}  // namespace cupel::detail
