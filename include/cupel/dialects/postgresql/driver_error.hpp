// PostgreSQL's SQLSTATEs as cupel's errors.
#pragma once

#include <cupel/core/error.hpp>

#include <libpq-fe.h>

#include <new>
#include <string>
#include <string_view>
#include <utility>

namespace cupel::detail {

// The state of a statement that ran too long as well as of one that was interrupted.
inline constexpr std::string_view query_cancelled = "57014";

// What a failed result says.
struct postgresql_failure {
    std::string message;
    std::string sqlstate;
    std::string constraint;
    std::string table;
    std::string column;
};

inline std::string field_of(const PGresult* result, int field) {
    const char* text = PQresultErrorField(result, field);
    return text != nullptr ? text : "";
}

// libpq ends its sentences with a new line.
inline std::string without_newline(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    return text;
}

template <class Error>
[[noreturn]] inline void throw_postgresql(Error failure, const postgresql_failure& said, std::string_view sql) {
    failure.attach_sqlstate(said.sqlstate);
    failure.attach_place(said.constraint, said.table, said.column);
    failure.attach_sql(sql);
    throw failure;
}

// The names in: relation "users" does not exist; column "x" of relation "users" does not exist; column users.x does not exist
inline std::string quoted_name(std::string_view message, std::size_t nth) {
    for (;; --nth) {
        const std::size_t begin = message.find('"');
        const std::size_t end = message.find('"', begin + 1);
        if (begin == std::string_view::npos || end == std::string_view::npos) return {};
        if (nth == 0) return std::string(message.substr(begin + 1, end - begin - 1));
        message.remove_prefix(end + 1);
    }
}

// "Key (email, name)=(...) already exists." -> email; nothing of the values.
inline std::string first_key_column(std::string_view detail) {
    constexpr std::string_view before = "Key (";
    if (!detail.starts_with(before)) return {};
    detail.remove_prefix(before.size());
    if (detail.starts_with('"')) return quoted_name(detail, 0);
    return std::string(detail.substr(0, detail.find_first_of(",)")));
}

inline void name_missing_column(postgresql_failure& said) {
    if (!said.column.empty()) return;
    said.column = quoted_name(said.message, 0);
    if (!said.column.empty()) {
        said.table = quoted_name(said.message, 1);
        return;
    }
    constexpr std::string_view before = "column ", after = " does not exist";
    const std::size_t begin = said.message.find(before), end = said.message.find(after);
    if (begin == std::string::npos || end == std::string::npos || end < begin) return;
    const std::string name = said.message.substr(begin + before.size(), end - begin - before.size());
    const std::size_t dot = name.rfind('.');
    said.column = dot == std::string::npos ? name : name.substr(dot + 1);
    if (dot != std::string::npos) said.table = name.substr(0, dot);
}

// Throws what a SQLSTATE means; https://www.postgresql.org/docs/current/errcodes-appendix.html
[[noreturn]] inline void throw_sqlstate(postgresql_failure said, std::string_view sql) {
    const std::string_view state = said.sqlstate;
    const auto is = [&](std::string_view code) { return state == code; };
    const auto of = [&](std::string_view kind) { return state.starts_with(kind); };
    const std::string& text = said.message;
    if (is("23505")) throw_postgresql(unique_violation(error_code::unique_violation, text), said, sql);
    if (is("23503")) throw_postgresql(foreign_key_violation(error_code::foreign_key_violation, text), said, sql);
    if (is("23502")) throw_postgresql(not_null_violation(error_code::not_null_violation, text), said, sql);
    if (is("23514")) throw_postgresql(check_violation(error_code::check_violation, text), said, sql);
    if (is("23P01")) throw_postgresql(exclusion_violation(error_code::exclusion_violation, text), said, sql);
    if (of("23") || of("27") || of("44"))
        throw_postgresql(integrity_error(error_code::integrity_violation, text), said, sql);
    if (is("40001")) throw_postgresql(serialization_error(error_code::serialization, text), said, sql);
    if (is("40P01")) throw_postgresql(deadlock_error(error_code::deadlock, text), said, sql);
    if (is("40003")) throw_postgresql(in_doubt_error(error_code::in_doubt, text), said, sql);
    if (is("55P03")) throw_postgresql(busy_error(error_code::busy, text), said, sql);
    if (is(query_cancelled)) throw_postgresql(interrupted_error(error_code::interrupted, text), said, sql);
    if (is("25006")) throw_postgresql(read_only_error(error_code::read_only, text), said, sql);
    if (of("08") || of("57P") || of("28") || is("3D000") || is("53300"))
        throw_postgresql(connection_error(error_code::connection, text), said, sql);
    if (is("53200")) throw std::bad_alloc();
    if (is("53100")) throw_postgresql(operational_error(error_code::full, text), said, sql);
    if (of("58")) throw_postgresql(operational_error(error_code::io, text), said, sql);
    if (is("XX001") || is("XX002")) throw_postgresql(corrupt_error(error_code::corrupt, text), said, sql);
    if (of("22") || is("54000")) throw_postgresql(data_error(text), said, sql);
    if (is("42P01")) {
        if (said.table.empty()) said.table = quoted_name(text, 0);
        throw_postgresql(no_such_table_error(error_code::no_such_table, text), said, sql);
    }
    if (is("42703")) {
        name_missing_column(said);
        throw_postgresql(no_such_column_error(error_code::no_such_column, text), said, sql);
    }
    if (is("42601")) throw_postgresql(programming_error(error_code::syntax, text), said, sql);
    if (of("42") || of("25") || of("0A") || of("26") || of("34") || of("3") || of("2"))
        throw_postgresql(programming_error(error_code::programming, text), said, sql);
    throw_postgresql(operational_error(error_code::other, text), said, sql);
}

// What a statement does at its end if nothing goes wrong.
enum class ends_by {
    nothing,  // a transaction goes on, or nothing was written
    itself,   // it commits what it did
    commit    // it is COMMIT
};

// Throws that the connection was lost. A server that was told to go says so before it begins a statement, or has rolled the
// statement back: only behind COMMIT may it say so too late.
[[noreturn]] inline void throw_lost(const postgresql_failure& said, std::string_view sql, ends_by end) {
    if (end == ends_by::commit || (end == ends_by::itself && said.sqlstate != "57P01"))
        throw_postgresql(
            in_doubt_error(error_code::in_doubt, "the connection was lost before the server answered: what " +
                                                     std::string(sql.substr(0, sql.find(' '))) +
                                                     " was to commit may be committed or not; " + said.message),
            said, sql);
    throw_postgresql(connection_error(error_code::connection, said.message), said, sql);
}

// Throws what a failed result, or none, says. Without a SQLSTATE the connection itself has failed.
[[noreturn]] inline void throw_postgresql_error(PGconn* connection, const PGresult* result, std::string_view sql,
                                                ends_by end = ends_by::nothing, bool timed_out = false) {
    postgresql_failure said;
    if (result != nullptr) {
        said.message = field_of(result, PG_DIAG_MESSAGE_PRIMARY);
        said.sqlstate = field_of(result, PG_DIAG_SQLSTATE);
        said.constraint = field_of(result, PG_DIAG_CONSTRAINT_NAME);
        said.table = field_of(result, PG_DIAG_TABLE_NAME);
        said.column = field_of(result, PG_DIAG_COLUMN_NAME);
        if (said.column.empty()) said.column = first_key_column(field_of(result, PG_DIAG_MESSAGE_DETAIL));
    }
    if (said.sqlstate.empty()) {
        said.message = without_newline(result != nullptr ? PQresultErrorMessage(result) : PQerrorMessage(connection));
        if (said.message.empty()) said.message = "the connection to PostgreSQL was lost";
        if (PQstatus(connection) == CONNECTION_OK && said.message.find("memory") != std::string::npos)
            throw std::bad_alloc();
        throw_lost(said, sql, end);
    }
    if (PQstatus(connection) != CONNECTION_OK) throw_lost(said, sql, end);
    if (timed_out) throw_postgresql(timeout_error(error_code::timeout, said.message), said, sql);
    throw_sqlstate(std::move(said), sql);
}

}  // namespace cupel::detail
