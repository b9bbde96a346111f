// What both raw loops share: handles that close themselves, error checks and the SQL text.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace bench::raw {

struct close {
    void operator()(sqlite3* db) const { sqlite3_close(db); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using database = std::unique_ptr<sqlite3, close>;
using statement = std::unique_ptr<sqlite3_stmt, close>;

inline void check(int code, int expected = SQLITE_OK) {
    if (code != expected) throw std::runtime_error(sqlite3_errstr(code));
}

inline void run(const database& db, const char* sql) { check(sqlite3_exec(db.get(), sql, nullptr, nullptr, nullptr)); }

inline constexpr auto create_table = R"(CREATE TABLE account (
    id INTEGER NOT NULL PRIMARY KEY, username TEXT NOT NULL, email TEXT NOT NULL, bio TEXT, role TEXT NOT NULL,
    is_active BOOLEAN NOT NULL, created INTEGER NOT NULL, score REAL NOT NULL))";
inline constexpr auto insert_row = "INSERT INTO account (username, email, bio, role, is_active, created, "
                                   "score) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
inline constexpr auto select_all = "SELECT id, username, email, bio, role, is_active, created, score FROM account";
inline constexpr auto select_one =
    "SELECT id, username, email, bio, role, is_active, created, score FROM account WHERE id = ?1";
inline constexpr auto delete_all = "DELETE FROM account";

}  // namespace bench::raw
