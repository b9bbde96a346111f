// What cupel throws: one hierarchy for every database.
#pragma once

#include <cstddef>
#include <exception>
#include <string>
#include <string_view>
#include <utility>

namespace cupel {

// Stable names for what went wrong, the same on every database.
enum class error_code {
    connection,
    timeout,
    busy,
    serialization,
    deadlock,
    in_doubt,
    interrupted,
    read_only,
    corrupt,
    io,
    full,
    unique_violation,
    foreign_key_violation,
    not_null_violation,
    check_violation,
    exclusion_violation,
    integrity_violation,
    no_such_table,
    no_such_column,
    syntax,
    programming,
    data,
    no_row,
    multiple_rows,
    stale_data,
    function,
    other
};

// The base of all errors. what() is a sentence; the rest is for programs.
class error : public std::exception {
public:
    error(error_code code, std::string message) : code_(code), message_(std::move(message)), text_(message_) {}

    const char* what() const noexcept override { return text_.c_str(); }

    error_code code() const noexcept { return code_; }
    // The sentence without the SQL.
    const std::string& message() const noexcept { return message_; }
    // The statement that failed, without its values; empty where none was sent.
    const std::string& sql() const noexcept { return sql_; }
    // The values that were sent with it, as text; empty unless the engine was told to show them.
    const std::string& parameters() const noexcept { return parameters_; }
    // SQLite's extended result code; 0 where it gave none.
    int native_code() const noexcept { return native_code_; }
    // PostgreSQL's five characters, as "23505"; empty where it gave none.
    const std::string& sqlstate() const noexcept { return sqlstate_; }
    // Whether the same transaction, run again from its beginning, may succeed.
    bool may_retry() const noexcept {
        return code_ == error_code::busy || code_ == error_code::serialization || code_ == error_code::deadlock ||
               code_ == error_code::stale_data;
    }
    const std::string& constraint() const noexcept { return constraint_; }
    const std::string& table() const noexcept { return table_; }
    const std::string& column() const noexcept { return column_; }

    void attach_sql(std::string_view sql) {
        if (!sql_.empty() || sql.empty()) return;
        sql_ = sql;
        text_ = message_ + " [SQL: " + sql_ + "]";
    }
    void attach_parameters(std::string_view values) {
        if (!parameters_.empty() || values.empty()) return;
        parameters_ = values;
        text_ += " [parameters: " + parameters_ + "]";
    }
    // Names the column that a value could not be read from, unless the error names one already or there is none.
    void attach_column(std::string_view column) {
        if (!column_.empty() || column.empty()) return;
        column_ = column;
        message_.insert(0, "column \"" + column_ + "\": ");
        text_.insert(0, "column \"" + column_ + "\": ");
    }
    void attach_native_code(int code) noexcept { native_code_ = code; }
    void attach_sqlstate(std::string_view state) { sqlstate_ = state; }
    void attach_place(std::string constraint, std::string table, std::string column) {
        constraint_ = std::move(constraint);
        table_ = std::move(table);
        column_ = std::move(column);
    }

private:
    error_code code_;
    int native_code_ = 0;
    std::string message_;
    std::string text_;
    std::string sql_;
    std::string parameters_;
    std::string sqlstate_;
    std::string constraint_;
    std::string table_;
    std::string column_;
};

// The database could not be reached, opened, read or written.
struct operational_error : error {
    using error::error;
};
struct connection_error : operational_error {
    using operational_error::operational_error;
};
// No connection of a pool came free in time.
struct timeout_error : operational_error {
    using operational_error::operational_error;
};
// Another connection holds a lock; the whole transaction may be tried again.
struct busy_error : operational_error {
    using operational_error::operational_error;
};
// Transactions beside each other had no serial order; the whole transaction may be tried again.
struct serialization_error : operational_error {
    using operational_error::operational_error;
};
// Transactions waited for each other in a circle; the whole transaction may be tried again.
struct deadlock_error : operational_error {
    using operational_error::operational_error;
};
// The connection was lost while it committed: the transaction may be there or not. Look before it is run again.
struct in_doubt_error : operational_error {
    using operational_error::operational_error;
};
struct interrupted_error : operational_error {
    using operational_error::operational_error;
};
struct read_only_error : operational_error {
    using operational_error::operational_error;
};
struct corrupt_error : operational_error {
    using operational_error::operational_error;
};

// A constraint of the schema refused the statement.
struct integrity_error : error {
    using error::error;
};
struct unique_violation : integrity_error {
    using integrity_error::integrity_error;
};
struct foreign_key_violation : integrity_error {
    using integrity_error::integrity_error;
};
struct not_null_violation : integrity_error {
    using integrity_error::integrity_error;
};
struct check_violation : integrity_error {
    using integrity_error::integrity_error;
};
struct exclusion_violation : integrity_error {
    using integrity_error::integrity_error;
};

// The statement does not fit the database it was sent to, or the call does not fit the statement.
struct programming_error : error {
    using error::error;
};
// An UPDATE whose assignments are all optional was left without any: it was not sent.
struct nothing_set_error : programming_error {
    nothing_set_error()
        : programming_error(
              error_code::programming,
              "UPDATE sets nothing: every .set_if(...) was left out; set something, or do not execute it") {}
};
// An UPDATE or DELETE whose conditions turned out to be none would have touched every row: it was not sent.
struct every_row_error : programming_error {
    explicit every_row_error(std::string message) : programming_error(error_code::programming, std::move(message)) {}
};
struct no_such_table_error : programming_error {
    using programming_error::programming_error;
};
struct no_such_column_error : programming_error {
    using programming_error::programming_error;
};

// A value that its column or its C++ type cannot hold.
struct data_error : error {
    explicit data_error(std::string message) : error(error_code::data, std::move(message)) {}
};

// A function of the program, which SQL called, threw something that is no error of cupel: std::rethrow_if_nested has it.
struct function_error : error {
    using error::error;
};

// `.one()` or `.scalar()` found no row.
struct no_row_error : error {
    no_row_error() : no_row_error("no row was found where one was required") {}
    explicit no_row_error(std::string message) : error(error_code::no_row, std::move(message)) {}
};
// `.one()` or `.one_or_none()` found more than one row.
struct multiple_rows_error : error {
    multiple_rows_error() : error(error_code::multiple_rows, "more than one row was found where one was required") {}
};

}  // namespace cupel
