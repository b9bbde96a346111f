// SQLite's result codes as cupel's errors.
#pragma once

#include <cupel/core/error.hpp>

#include <sqlite3.h>

#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <utility>

namespace cupel::detail {

template <class Error>
[[noreturn]] inline void throw_as(error_code code, const std::string& message, int native, std::string_view sql,
                                  std::string_view table = {}, std::string_view column = {},
                                  std::string_view constraint = {}) {
    Error failure(code, message);
    failure.attach_native_code(native);
    failure.attach_place(std::string(constraint), std::string(table), std::string(column));
    failure.attach_sql(sql);
    throw failure;
}

struct failed_place {
    std::string_view table;
    std::string_view column;
    std::string_view constraint;
};

// "UNIQUE constraint failed: users.email" -> users, email; of several columns the first.
inline failed_place place_in(std::string_view message, bool check) {
    const std::size_t colon = message.find(": ");
    if (colon == std::string_view::npos) return {};
    std::string_view what = message.substr(colon + 2);
    if (check) return {{}, {}, what};
    what = what.substr(0, what.find(", "));
    const std::size_t dot = what.find('.');
    if (dot == std::string_view::npos) return {{}, {}, what};
    return {what.substr(0, dot), what.substr(dot + 1), {}};
}

[[noreturn]] inline void throw_constraint(int code, const std::string& message, std::string_view sql) {
    const failed_place place = place_in(message, code == SQLITE_CONSTRAINT_CHECK);
    const auto raise = [&]<class Error>(Error*, error_code kind) {
        throw_as<Error>(kind, message, code, sql, place.table, place.column, place.constraint);
    };
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
            raise(static_cast<unique_violation*>(nullptr), error_code::unique_violation);
            break;
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            raise(static_cast<foreign_key_violation*>(nullptr), error_code::foreign_key_violation);
            break;
        case SQLITE_CONSTRAINT_NOTNULL:
            raise(static_cast<not_null_violation*>(nullptr), error_code::not_null_violation);
            break;
        case SQLITE_CONSTRAINT_CHECK: raise(static_cast<check_violation*>(nullptr), error_code::check_violation); break;
        default: break;
    }
    throw_as<integrity_error>(error_code::integrity_violation, message, code, sql);
}

[[noreturn]] inline void throw_data_error(const std::string& message, int code, std::string_view sql) {
    data_error failure(message);
    failure.attach_native_code(code);
    failure.attach_sql(sql);
    throw failure;
}

// What a function of the program has thrown when SQLite called it on this thread: it cannot pass through SQLite, which
// is told the message and the code instead.
struct sqlite_thrown {
    static constexpr int code = SQLITE_ERROR | (0xC0 << 8);  // far behind SQLite's own

    std::string message;
    std::exception_ptr exception;

    static sqlite_thrown& last() noexcept {
        thread_local sqlite_thrown one;
        return one;
    }
};

// Errors of cupel as they are, others within a function_error.
[[noreturn]] inline void throw_from_function(const std::string& message, std::string_view sql) {
    const sqlite_thrown thrown = std::move(sqlite_thrown::last());
    sqlite_thrown::last() = {};
    if (thrown.exception == nullptr || thrown.message != message)
        throw_as<function_error>(error_code::function, message, SQLITE_ERROR, sql);
    try {
        std::rethrow_exception(thrown.exception);
    } catch (const std::bad_alloc&) {
        throw;
    } catch (error& known) {
        known.attach_sql(sql);
        throw;
    } catch (...) {
        function_error failure(error_code::function, message);
        failure.attach_native_code(SQLITE_ERROR);
        failure.attach_sql(sql);
        std::throw_with_nested(std::move(failure));
    }
}

// Throws what the connection's last failure means.
[[noreturn]] inline void throw_sqlite_error(sqlite3* database, int result, std::string_view sql) {
    const int code = database != nullptr ? sqlite3_extended_errcode(database) : result;
    const std::string message = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(result);
    if (code == sqlite_thrown::code) throw_from_function(message, sql);
    switch (code & 0xff) {
        case SQLITE_CONSTRAINT: throw_constraint(code, message, sql);
        case SQLITE_BUSY: throw_as<busy_error>(error_code::busy, message, code, sql);
        case SQLITE_LOCKED:
            if (code == SQLITE_LOCKED_SHAREDCACHE) throw_as<busy_error>(error_code::busy, message, code, sql);
            throw_as<programming_error>(error_code::programming,
                                        message + "; a result of this connection still reads from it", code, sql);
        case SQLITE_INTERRUPT: throw_as<interrupted_error>(error_code::interrupted, message, code, sql);
        case SQLITE_READONLY:
            if (code == SQLITE_READONLY_DBMOVED)
                throw_as<connection_error>(error_code::connection,
                                           "the file of the database was moved or deleted since it was opened", code,
                                           sql);
            throw_as<read_only_error>(error_code::read_only, message, code, sql);
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: throw_as<corrupt_error>(error_code::corrupt, message, code, sql);
        case SQLITE_CANTOPEN: throw_as<connection_error>(error_code::connection, message, code, sql);
        case SQLITE_FULL: throw_as<operational_error>(error_code::full, message, code, sql);
        case SQLITE_IOERR:
            if (code == SQLITE_IOERR_NOMEM) throw std::bad_alloc();
            throw_as<operational_error>(error_code::io, message, code, sql);
        case SQLITE_TOOBIG:
        case SQLITE_MISMATCH:
        case SQLITE_RANGE: throw_data_error(message, code, sql);
        case SQLITE_NOMEM: throw std::bad_alloc();
        case SQLITE_ERROR:
            if (message.starts_with("no such table"))
                throw_as<no_such_table_error>(error_code::no_such_table, message, code, sql, message.substr(15));
            if (message.starts_with("no such column")) {
                const std::string_view name = std::string_view(message).substr(16);  // "email" or "users.email"
                const std::size_t dot = name.rfind('.');
                if (dot == std::string_view::npos)
                    throw_as<no_such_column_error>(error_code::no_such_column, message, code, sql, {}, name);
                throw_as<no_such_column_error>(error_code::no_such_column, message, code, sql, name.substr(0, dot),
                                               name.substr(dot + 1));
            }
            if (const std::size_t at = message.find(" has no column named ");
                at != std::string::npos && message.starts_with("table ")) {
                const std::string_view text = message;
                throw_as<no_such_column_error>(error_code::no_such_column, message, code, sql, text.substr(6, at - 6),
                                               text.substr(at + 21));
            }
            if (message == "integer overflow") throw_data_error(message, code, sql);
            if (message.find("syntax error") != std::string::npos)
                throw_as<programming_error>(error_code::syntax, message, code, sql);
            throw_as<programming_error>(error_code::programming, message, code, sql);
        default: throw_as<operational_error>(error_code::other, message, code, sql);
    }
}

[[noreturn]] inline void throw_out_of_time(std::string_view sql) {
    timeout_error failure(error_code::timeout, "the statement took longer than statement_timeout allows");
    failure.attach_native_code(SQLITE_INTERRUPT);
    failure.attach_sql(sql);
    throw failure;
}

}  // namespace cupel::detail
