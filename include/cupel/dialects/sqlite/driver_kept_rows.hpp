// Rows that outlive their statement's run: copies of SQLite's values.
#pragma once

#include <cupel/dialects/sqlite/driver_read.hpp>

#include <sqlite3.h>

#include <cstddef>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel::detail {

struct sqlite_value_free {
    void operator()(sqlite3_value* value) const noexcept { sqlite3_value_free(value); }
};

// The rows of a statement that has run to its end. Stands before the first until next() is called. Templates, so that only
// who writes and reads rows back compiles them.
template <class Value>
class sqlite_kept_rows {
public:
    explicit sqlite_kept_rows(sqlite3_stmt* statement) {
        for (int i = 0; i < sqlite3_column_count(statement); ++i) {
            const char* name = sqlite3_column_name(statement, i);
            names_.emplace_back(name != nullptr ? name : "");
        }
    }

    // Copies the row at which the statement stands.
    void add(sqlite3_stmt* statement) {
        for (std::size_t i = 0; i < names_.size(); ++i) {
            kept_value copy(sqlite3_value_dup(sqlite3_column_value(statement, static_cast<int>(i))));
            if (copy == nullptr) throw std::bad_alloc();
            values_.push_back(std::move(copy));
        }
    }

    bool next() noexcept {
        if (past_ == values_.size()) return false;
        past_ += names_.size();
        return true;
    }
    std::size_t size() const noexcept { return values_.size() / names_.size(); }
    Value* value(int column) const noexcept {
        return values_[past_ - names_.size() + static_cast<std::size_t>(column)].get();
    }
    int columns() const noexcept { return static_cast<int>(names_.size()); }
    // Null behind the last.
    const char* name(int column) const noexcept {
        const auto at = static_cast<std::size_t>(column);
        return at < names_.size() ? names_[at].c_str() : nullptr;
    }

private:
    using kept_value = std::unique_ptr<Value, sqlite_value_free>;

    std::vector<kept_value> values_;
    std::vector<std::string> names_;
    std::size_t past_ = 0;  // the end of the current row
};

// Gives the rows of a statement that has ended: it needs neither the statement nor the connection.
template <class Value>
class basic_sqlite_kept_cursor {
public:
    using rows = sqlite_kept_rows<Value>;

    basic_sqlite_kept_cursor(rows kept, std::string_view sql) noexcept : rows_(std::move(kept)), sql_(sql) {}

    bool next() noexcept { return rows_.next(); }
    auto reader() const noexcept {
        struct kept_row {
            const rows* kept;
            Value* value(int column) const noexcept { return kept->value(column); }
            const char* name(int column) const noexcept { return kept->name(column); }
            int columns() const noexcept { return kept->columns(); }
        };
        return sqlite_reader<kept_row>(kept_row{&rows_});
    }
    std::string_view sql() const noexcept { return sql_; }
    std::size_t rows_expected(std::size_t) const noexcept { return rows_.size(); }
    void note_rows(std::size_t) noexcept {}

private:
    rows rows_;
    std::string_view sql_;
};
using sqlite_kept_cursor = basic_sqlite_kept_cursor<sqlite3_value>;

// The same, where only the statement that is executed compiles it.
template <class Statement>
using sqlite_kept_cursor_of =
    basic_sqlite_kept_cursor<std::conditional_t<sizeof(Statement*) != 0, sqlite3_value, void>>;

}  // namespace cupel::detail
