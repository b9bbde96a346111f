// Rows that outlive their statement's run: copies of SQLite's values.
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <memory>
#include <new>
#include <vector>

namespace cupel::detail {

struct sqlite_value_free {
    void operator()(sqlite3_value* value) const noexcept { sqlite3_value_free(value); }
};

// Stands before the first row until next() is called.
class sqlite_kept_rows {
public:
    explicit sqlite_kept_rows(std::size_t columns) noexcept : columns_(columns) {}

    // Copies the row at which the statement stands.
    void add(sqlite3_stmt* statement) {
        for (std::size_t i = 0; i < columns_; ++i) {
            values_.emplace_back(sqlite3_value_dup(sqlite3_column_value(statement, static_cast<int>(i))));
            if (values_.back() == nullptr) throw std::bad_alloc();
        }
    }

    bool next() noexcept {
        if (past_ == values_.size()) return false;
        past_ += columns_;
        return true;
    }
    sqlite3_value* value(int column) const noexcept { return values_[past_ - columns_ + static_cast<std::size_t>(column)].get(); }

private:
    std::vector<std::unique_ptr<sqlite3_value, sqlite_value_free>> values_;
    std::size_t columns_;
    std::size_t past_ = 0;  // the end of the current row
};

}  // namespace cupel::detail
