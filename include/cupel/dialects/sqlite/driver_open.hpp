// Opening a database.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/dialects/sqlite/driver_collation.hpp>
#include <cupel/dialects/sqlite/driver_cursor.hpp>
#include <cupel/dialects/sqlite/driver_statement.hpp>
#include <cupel/dialects/sqlite/options.hpp>
#include <cupel/types/text.hpp>

#include <sqlite3.h>

#include <memory>
#include <new>
#include <string>

namespace cupel::detail {

[[noreturn]] inline void throw_cannot_open(sqlite3* database, int result, const std::string& name) {
    const bool known = database != nullptr;
    const std::string why = known ? sqlite3_errmsg(database) : sqlite3_errstr(result);
    connection_error failure(error_code::connection, "cannot open the SQLite database '" + name + "': " + why);
    failure.attach_native_code(known ? sqlite3_extended_errcode(database) : result);
    throw failure;
}

// A handle with what every connection has: extended codes, the collation of decimals, the functions of the program. Throws
// connection_error, and what a function's name is refused with.
inline sqlite3* open_sqlite(const std::string& name, const sqlite_options& how) {
    const int access = (how.read_only ? SQLITE_OPEN_READONLY
                        : how.create  ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                      : SQLITE_OPEN_READWRITE) |
                       (how.memory ? SQLITE_OPEN_MEMORY | SQLITE_OPEN_URI : 0) |
                       (how.shared_cache ? SQLITE_OPEN_SHAREDCACHE : 0);
    sqlite3* database = nullptr;
    const int result = sqlite3_open_v2(name.c_str(), &database, access | SQLITE_OPEN_NOMUTEX, nullptr);
    try {
        if (result == SQLITE_NOMEM) throw std::bad_alloc();
        if (result != SQLITE_OK) throw_cannot_open(database, result, name);
        sqlite3_extended_result_codes(database, 1);
        add_decimal_collation(database);
        for (const sqlite_function& one : how.functions) one.add_to(database);
    } catch (...) {
        sqlite3_close_v2(database);
        throw;
    }
    return database;
}

// Throws connection_error where the file cannot have a write-ahead log, unless it is only read.
inline void use_write_ahead_log(sqlite3* database, const std::shared_ptr<sqlite_use>& use, bool read_only) {
    sqlite_cursor cursor(sqlite_statement_cache::prepare(database, "PRAGMA journal_mode = WAL", use));
    const std::string mode = cursor.next_at_work() ? cursor.reader().take<std::string>() : std::string();
    if (mode != "wal" && !read_only)
        throw connection_error(error_code::connection,
                               "the SQLite database has the journal mode '" + mode + "' and cannot have 'wal'");
}

// Whether the file is no more what its name means: moved, deleted, replaced.
inline bool sqlite_file_has_moved(sqlite3* database) noexcept {
    int moved = 0;
    sqlite3_file_control(database, nullptr, SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved != 0;
}

}  // namespace cupel::detail
