// The rows of whichever database it is.
#pragma once

#include <cupel/dialects/postgresql/driver_cursor.hpp>
#include <cupel/dialects/postgresql/driver_stream.hpp>
#include <cupel/dialects/sqlite/driver_cursor.hpp>
#include <cupel/dialects/sqlite/driver_kept_rows.hpp>

#include <cstddef>
#include <string_view>
#include <utility>
#include <variant>

namespace cupel::detail {

class any_reader {
public:
    template <class Reader>
    explicit any_reader(Reader reader) : reader_(std::move(reader)) {}

    template <class T>
    T take() {
        return std::visit([](auto& one) { return one.template take<T>(); }, reader_);
    }
    template <class T>
    T take_at(std::size_t column) {
        return std::visit([column](auto& one) { return one.template take_at<T>(column); }, reader_);
    }
    std::string_view column_name() const noexcept {
        return std::visit([](const auto& one) { return one.column_name(); }, reader_);
    }
    std::string_view name_at(std::size_t column) const noexcept {
        return std::visit([column](const auto& one) { return one.name_at(column); }, reader_);
    }
    std::size_t column_count() const noexcept {
        return std::visit([](const auto& one) { return one.column_count(); }, reader_);
    }
    void skip(std::size_t count) noexcept {
        std::visit([count](auto& one) { one.skip(count); }, reader_);
    }
    bool is_null(std::size_t ahead) const noexcept {
        return std::visit([ahead](const auto& one) { return one.is_null(ahead); }, reader_);
    }
    void check_types() noexcept {
        if (auto* const one = std::get_if<postgresql_reader>(&reader_)) one->check_types();
    }

private:
    template <class Cursor>
    using reader_of = decltype(std::declval<const Cursor&>().reader());

    std::variant<reader_of<sqlite_cursor>, reader_of<sqlite_kept_cursor>, postgresql_reader> reader_;
};

class any_cursor {
public:
    template <class Cursor>
    explicit any_cursor(Cursor cursor) noexcept : cursor_(std::in_place_type<Cursor>, std::move(cursor)) {}

    bool next() {
        return std::visit([](auto& one) { return one.next(); }, cursor_);
    }
    any_reader reader() const noexcept {
        return std::visit([](const auto& one) { return any_reader(one.reader()); }, cursor_);
    }
    std::string_view sql() const noexcept {
        return std::visit([](const auto& one) { return one.sql(); }, cursor_);
    }
    std::size_t rows_expected(std::size_t row_size) const noexcept {
        return std::visit([row_size](const auto& one) { return one.rows_expected(row_size); }, cursor_);
    }
    void note_rows(std::size_t count) noexcept {
        std::visit([count](auto& one) { one.note_rows(count); }, cursor_);
    }

private:
    std::variant<sqlite_cursor, sqlite_kept_cursor, postgresql_cursor, postgresql_stream> cursor_;
};

}  // namespace cupel::detail
