// The C API as people use it: default flags, column calls with their mutex, copied binds, a vector that grows.
#pragma once

#include "account.hpp"
#include "raw_sqlite.hpp"

namespace bench {

class usual {
public:
    usual() {
        sqlite3* db = nullptr;
        raw::check(sqlite3_open(":memory:", &db));
        db_.reset(db);
        raw::run(db_, raw::create_table);
        insert_ = prepare(raw::insert_row);
        select_ = prepare(raw::select_all);
        get_ = prepare(raw::select_one);
    }

    void insert(const std::vector<account>& rows) {
        auto* s = insert_.get();
        raw::run(db_, "BEGIN");
        for (const auto& row : rows) {
            const std::string role{to_text(row.role)};
            bind(1, row.username);
            bind(2, row.email);
            if (row.bio) bind(3, *row.bio);
            else raw::check(sqlite3_bind_null(s, 3));
            bind(4, role);
            raw::check(sqlite3_bind_int(s, 5, row.is_active));
            raw::check(sqlite3_bind_int64(s, 6, row.created));
            raw::check(sqlite3_bind_double(s, 7, row.score));
            raw::check(sqlite3_step(s), SQLITE_DONE);
            raw::check(sqlite3_reset(s));
        }
        raw::run(db_, "COMMIT");
    }

    std::vector<account> select() {
        auto* s = select_.get();
        std::vector<account> rows;
        int code = SQLITE_ROW;
        while ((code = sqlite3_step(s)) == SQLITE_ROW) rows.push_back(read(s));
        raw::check(code, SQLITE_DONE);
        raw::check(sqlite3_reset(s));
        return rows;
    }

    account get(std::int64_t id) {
        auto* s = get_.get();
        raw::check(sqlite3_bind_int64(s, 1, id));
        raw::check(sqlite3_step(s), SQLITE_ROW);
        auto row = read(s);
        raw::check(sqlite3_reset(s));
        return row;
    }

    void clear() { raw::run(db_, raw::delete_all); }

protected:
    void run(const char* sql) { raw::run(db_, sql); }

    raw::statement prepare(const char* sql) {
        sqlite3_stmt* handle = nullptr;
        raw::check(sqlite3_prepare_v2(db_.get(), sql, -1, &handle, nullptr));
        return raw::statement{handle};
    }

    static account read(sqlite3_stmt* s) {
        account row;
        row.id = sqlite3_column_int64(s, 0);
        row.username = text(s, 1);
        row.email = text(s, 2);
        if (sqlite3_column_type(s, 3) != SQLITE_NULL) row.bio = text(s, 3);
        row.role = to_role(text(s, 4));
        row.is_active = sqlite3_column_int(s, 5) != 0;
        row.created = sqlite3_column_int64(s, 6);
        row.score = sqlite3_column_double(s, 7);
        return row;
    }
    static std::string text(sqlite3_stmt* s, int column) {
        const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(s, column));
        return {data, static_cast<std::size_t>(sqlite3_column_bytes(s, column))};
    }

private:
    void bind(int index, const std::string& text) {
        raw::check(
            sqlite3_bind_text(insert_.get(), index, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT));
    }

    raw::database db_;
    raw::statement insert_, select_, get_;
};

}  // namespace bench
