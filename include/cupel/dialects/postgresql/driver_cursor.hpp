// The rows that a statement gave: all of them, held by the client.
#pragma once

#include <cupel/dialects/postgresql/driver_read.hpp>

#include <libpq-fe.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

namespace cupel::detail {

struct postgresql_clear {
    void operator()(PGresult* result) const noexcept { PQclear(result); }
};
using postgresql_result = std::unique_ptr<PGresult, postgresql_clear>;

// Needs neither the statement nor the connection.
class postgresql_cursor {
public:
    postgresql_cursor(postgresql_result result, std::string_view sql) noexcept
        : result_(std::move(result)), sql_(sql), rows_(PQntuples(result_.get())) {}

    postgresql_cursor(postgresql_cursor&& other) noexcept
        : result_(std::move(other.result_)),
          sql_(other.sql_),
          row_(std::exchange(other.row_, 0)),
          rows_(std::exchange(other.rows_, 0)) {}
    postgresql_cursor& operator=(postgresql_cursor&&) = delete;

    bool next() noexcept { return row_ < rows_ && ++row_ < rows_; }
    postgresql_reader reader() const noexcept { return {result_.get(), row_}; }
    std::string_view sql() const noexcept { return sql_; }
    std::size_t rows_expected(std::size_t) const noexcept {
        return static_cast<std::size_t>(std::max(rows_ - row_ - 1, 0));
    }
    void note_rows(std::size_t) noexcept {}

private:
    postgresql_result result_;
    std::string_view sql_;
    int row_ = -1;
    int rows_;
};

}  // namespace cupel::detail
