// How a SQLite database is opened, as an argument of connect() or in its URL.
#pragma once

#include <cupel/engine/echo.hpp>
#include <cupel/engine/isolation.hpp>
#include <cupel/engine/pool_options.hpp>
#include <cupel/engine/url.hpp>
#include <cupel/engine/url_text.hpp>

#include <charconv>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct sqlite3;

namespace cupel {

// A function of the program for SQL to call; create_function and create_aggregate of driver_function.hpp make it.
class sqlite_function {
public:
    struct registration {
        registration() = default;
        registration(const registration&) = delete;
        registration& operator=(const registration&) = delete;
        virtual ~registration() = default;
        virtual void add_to(sqlite3* database, const std::shared_ptr<const registration>& self) const = 0;
    };

    explicit sqlite_function(std::shared_ptr<const registration> made) noexcept : made_(std::move(made)) {}
    void add_to(sqlite3* database) const { made_->add_to(database, made_); }

private:
    std::shared_ptr<const registration> made_;
};

struct sqlite_options {
    bool foreign_keys = true;                        // SQLite itself has them off
    std::chrono::milliseconds busy_timeout{5000};    // how long to wait for another connection's lock
    std::chrono::milliseconds statement_timeout{0};  // what runs longer throws timeout_error; 0 is no limit
    bool wal = false;                                // write-ahead log, for database files
    bool read_only = false;
    bool create = true;         // make the file if there is none
    bool memory = false;        // a database in memory, though it has a name
    bool shared_cache = false;  // connections of this process to one name in memory see the same database
    bool immediate = false;     // every transaction takes the write lock at its begin
    std::vector<sqlite_function> functions{};  // of the program, for the SQL of every connection
    pool_options pool{};
    echo_mode echo = echo_mode::off;
    bool show_parameters = false;                // in errors: the values of the statement that failed
    std::optional<isolation> isolation_level{};  // of connections and transactions that name none
};

namespace detail {

inline bool flag_of(const url& where, std::string_view name, std::string_view value) {
    if (value == "1" || value == "true" || value == "on") return true;
    if (value == "0" || value == "false" || value == "off") return false;
    throw url_error(where, "has the option " + std::string(name) + " with a value that is neither true nor false");
}

inline std::chrono::milliseconds milliseconds_of(const url& where, std::string_view name, std::string_view value) {
    int count = 0;
    const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), count);
    if (fault != std::errc() || end != value.data() + value.size() || count < 0)
        throw url_error(where,
                        "has the option " + std::string(name) + " with a value that is no number of milliseconds");
    return std::chrono::milliseconds(count);
}

// What the URL says on top of the options: ?mode=ro|rw|rwc|memory&cache=shared|private&busy_timeout=<ms>
// &statement_timeout=<ms>&wal=true&foreign_keys=true&immediate=true. Throws url_error for other options and values.
inline sqlite_options with_url(sqlite_options options, const url& where) {
    for (const auto& [name, value] : where.options) {
        if (name == "mode") {
            if (value != "ro" && value != "rw" && value != "rwc" && value != "memory")
                throw url_error(where, "has a mode that is none of ro, rw, rwc, memory");
            options.read_only = value == "ro";
            options.create = value == "rwc" || value == "memory";
            options.memory = value == "memory";
        } else if (name == "cache") {
            if (value != "shared" && value != "private")
                throw url_error(where, "has a cache that is neither shared nor private");
            options.shared_cache = value == "shared";
        } else if (name == "busy_timeout") {
            options.busy_timeout = milliseconds_of(where, name, value);
        } else if (name == "statement_timeout") {
            options.statement_timeout = milliseconds_of(where, name, value);
        } else if (name == "wal") {
            options.wal = flag_of(where, name, value);
        } else if (name == "foreign_keys") {
            options.foreign_keys = flag_of(where, name, value);
        } else if (name == "immediate") {
            options.immediate = flag_of(where, name, value);
        } else {
            throw url_error(where,
                            "has the unknown option " + name +
                                "; SQLite's are mode, cache, busy_timeout, statement_timeout, wal, foreign_keys, "
                                "immediate");
        }
    }
    return options;
}

// What SQLite calls a database in memory with a name: connections that share their cache find it by that.
inline std::string sqlite_memory_name(std::string_view name) {
    std::string text = "file:";
    append_percent_encoded(text, name, {});
    return text + "?mode=memory";
}

// A database of one connection only has a pool of one, which threads use by turns.
inline pool_options sqlite_pool_of(const url& where, const sqlite_options& options) {
    pool_options pool = options.pool;
    const bool in_memory = where.database.empty() || (options.memory && !options.shared_cache);
    if (in_memory && pool.kind == pool_kind::queue) pool.kind = pool_kind::shared;
    return pool;
}

}  // namespace detail
}  // namespace cupel
