// What the tests of the SQLite driver share.
#pragma once

#include "compliance/support/database.hpp"

#include <fstream>
#include <functional>

namespace sqlite_tests {

using compliance::error_of;
using compliance::temporary_folder;

// A connection of which every statement stands alone.
inline cupel::sqlite::connection open(std::string_view url, const cupel::sqlite_options& options = {}) {
    return cupel::sqlite::engine::connect(url, options).connect(cupel::isolation::autocommit);
}

// Counts what SQLite prepares and runs on a connection, by its trace.
class statement_counter {
public:
    explicit statement_counter(sqlite3* handle) : handle_(handle) {
        sqlite3_trace_v2(
            handle, SQLITE_TRACE_STMT,
            [](unsigned, void* self, void*, void* text) {
                static_cast<statement_counter*>(self)->executed_.emplace_back(static_cast<const char*>(text));
                return 0;
            },
            this);
    }
    statement_counter(const statement_counter&) = delete;
    statement_counter& operator=(const statement_counter&) = delete;
    ~statement_counter() { sqlite3_trace_v2(handle_, 0, nullptr, nullptr); }

    const std::vector<std::string>& executed() const { return executed_; }

private:
    sqlite3* handle_;
    std::vector<std::string> executed_;
};

// The statements that a connection has prepared and not finalized.
inline std::vector<std::string> prepared_statements(sqlite3* handle) {
    std::vector<std::string> all;
    for (sqlite3_stmt* one = sqlite3_next_stmt(handle, nullptr); one != nullptr; one = sqlite3_next_stmt(handle, one))
        all.emplace_back(sqlite3_sql(one));
    return all;
}

// Those of them that are in the middle of their rows.
inline std::size_t running_statements(sqlite3* handle) {
    std::size_t count = 0;
    for (sqlite3_stmt* one = sqlite3_next_stmt(handle, nullptr); one != nullptr; one = sqlite3_next_stmt(handle, one))
        count += sqlite3_stmt_busy(one) != 0;
    return count;
}

}  // namespace sqlite_tests
