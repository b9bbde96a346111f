// The C API as fast as we could get it: no mutexes, one value per column, binds without copies, a reserved
// vector, rows built in one piece.
#pragma once

#include "account.hpp"
#include "raw_sqlite.hpp"

namespace bench {

class tuned {
public:
    tuned() {
        sqlite3* db = nullptr;
        constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
        raw::check(sqlite3_open_v2(":memory:", &db, flags, nullptr));
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
            bind(1, row.username);
            bind(2, row.email);
            if (row.bio) bind(3, *row.bio);
            else raw::check(sqlite3_bind_null(s, 3));
            bind(4, to_text(row.role));
            raw::check(sqlite3_bind_int64(s, 5, row.is_active));
            raw::check(sqlite3_bind_int64(s, 6, row.created));
            raw::check(sqlite3_bind_double(s, 7, row.score));
            raw::check(sqlite3_step(s), SQLITE_DONE);
            raw::check(sqlite3_reset(s));
        }
        raw::run(db_, "COMMIT");
        size_ = rows.size();
    }

    std::vector<account> select() {
        auto* s = select_.get();
        std::vector<account> rows;
        rows.reserve(size_);
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

private:
    raw::statement prepare(std::string_view sql) {
        sqlite3_stmt* handle = nullptr;
        raw::check(sqlite3_prepare_v3(db_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                      &handle, nullptr));
        return raw::statement{handle};
    }

    void bind(int index, std::string_view text) {
        raw::check(sqlite3_bind_text(insert_.get(), index, text.data(), static_cast<int>(text.size()), SQLITE_STATIC));
    }

    static std::string_view text(sqlite3_value* value) {
        const auto* data = reinterpret_cast<const char*>(sqlite3_value_text(value));
        return {data, static_cast<std::size_t>(sqlite3_value_bytes(value))};
    }

    static std::optional<std::string> optional_text(sqlite3_value* value) {
        if (sqlite3_value_type(value) == SQLITE_NULL) return std::nullopt;
        return std::string{text(value)};
    }

    static account read(sqlite3_stmt* s) {
        return {.id = sqlite3_value_int64(sqlite3_column_value(s, 0)),
                .username = std::string{text(sqlite3_column_value(s, 1))},
                .email = std::string{text(sqlite3_column_value(s, 2))},
                .bio = optional_text(sqlite3_column_value(s, 3)),
                .role = to_role(text(sqlite3_column_value(s, 4))),
                .is_active = sqlite3_value_int64(sqlite3_column_value(s, 5)) != 0,
                .created = sqlite3_value_int64(sqlite3_column_value(s, 6)),
                .score = sqlite3_value_double(sqlite3_column_value(s, 7))};
    }

    raw::database db_;
    raw::statement insert_, select_, get_;
    std::size_t size_ = 0;
};

}  // namespace bench
