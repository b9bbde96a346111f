// From the columns of a row to C++ values.
#pragma once

#include <cupel/dialects/sqlite/json_array.hpp>
#include <cupel/types/codec.hpp>
#include <cupel/types/range.hpp>
#include <cupel/types/time_text.hpp>

#include <sqlite3.h>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace cupel::detail {

// The row at which a running statement stands. Each column costs one sqlite3_column_value.
struct sqlite_live_row {
    sqlite3_stmt* statement;
    sqlite3_value* value(int column) const noexcept { return sqlite3_column_value(statement, column); }
    const char* name(int column) const noexcept { return sqlite3_column_name(statement, column); }
    int columns() const noexcept { return sqlite3_column_count(statement); }
};

// What every reader of SQLite's values does, whatever row they are of. SQLite would convert whatever a column holds without
// a word: '12 apples' to 12, 1.5 to 1, 2^63 to 2^63 - 1.
struct sqlite_values {
    static std::int64_t integer(sqlite3_value* value, int type) {
        if (type != SQLITE_INTEGER) throw_unexpected(type, "an integer");
        return sqlite3_value_int64(value);
    }
    static std::string_view text(sqlite3_value* value, int type) {
        if (type != SQLITE_TEXT) throw_unexpected(type, "text");
        const auto* characters = reinterpret_cast<const char*>(sqlite3_value_text(value));
        if (characters == nullptr) throw std::bad_alloc();
        return {characters, static_cast<std::size_t>(sqlite3_value_bytes(value))};
    }

    static std::int64_t stored(sqlite3_value* value, int type, std::type_identity<std::int64_t>) {
        return integer(value, type);
    }
    static bool stored(sqlite3_value* value, int type, std::type_identity<bool>) { return integer(value, type) != 0; }
    static double stored(sqlite3_value* value, int type, std::type_identity<double>) {
        if (type != SQLITE_FLOAT && type != SQLITE_INTEGER) throw_unexpected(type, "a number");
        return sqlite3_value_double(value);
    }
    static std::string_view stored(sqlite3_value* value, int type, std::type_identity<std::string_view>) {
        return text(value, type);
    }
    static std::span<const std::byte> stored(sqlite3_value* value, int type,
                                             std::type_identity<std::span<const std::byte>>) {
        if (type != SQLITE_BLOB) throw_unexpected(type, "a blob");
        const auto* data = static_cast<const std::byte*>(sqlite3_value_blob(value));
        return {data, static_cast<std::size_t>(sqlite3_value_bytes(value))};
    }
    static timestamp stored(sqlite3_value* value, int type, std::type_identity<timestamp>) {
        return timestamp_from_text(text(value, type));
    }
    static std::chrono::sys_days stored(sqlite3_value* value, int type, std::type_identity<std::chrono::sys_days>) {
        const std::string_view day = text(value, type);
        return date_from_text(day, day);
    }

    static timestamptz stored(sqlite3_value* value, int type, std::type_identity<timestamptz>) {
        return timestamptz_from_text(text(value, type));
    }
    static interval stored(sqlite3_value* value, int type, std::type_identity<interval>) {
        return interval_from_text(text(value, type));
    }
    static numeric_text stored(sqlite3_value* value, int type, std::type_identity<numeric_text>) {
        return {number_text(value, type)};
    }
    static enum_label stored(sqlite3_value* value, int type, std::type_identity<enum_label>) {
        return {text(value, type)};
    }
    static json_text stored(sqlite3_value* value, int type, std::type_identity<json_text>) {
        return {text(value, type)};
    }
    static uuid_bytes stored(sqlite3_value* value, int type, std::type_identity<uuid_bytes>) {
        return uuid_from_text(text(value, type));
    }
    template <class T>
    static range<T> stored(sqlite3_value*, int, std::type_identity<bounds_of<T>>) {
        throw data_error("has ranges, which SQLite has not");
    }
    template <class T>
    static std::vector<T> stored(sqlite3_value* value, int type, std::type_identity<array_of<T>>) {
        std::vector<T> values;
        for (json_array_reader json(text(value, type)); !json.at_end();) values.push_back(json.next<T>());
        return values;
    }

    // An integer is a decimal number too: as what an expression of integers and decimals gives.
    static std::string_view number_text(sqlite3_value* value, int type) {
        return text(value, type == SQLITE_INTEGER ? SQLITE_TEXT : type);
    }

    [[noreturn]] static void throw_unexpected(int type, std::string_view wanted) {
        static constexpr const char* names[] = {"?", "an integer", "a floating number", "text", "a blob", "NULL"};
        throw data_error("holds " + std::string(names[type]) + " where " + std::string(wanted) + " is read");
    }
};

// Reads the columns of the current row: Row has value(column), name(column) and columns().
template <class Row>
class sqlite_reader : sqlite_values {
public:
    explicit sqlite_reader(const Row& row) noexcept : row_(row) {}

    template <class T>
    T take() {
        return take_at<T>(static_cast<std::size_t>(column_));
    }
    // The next is the one behind it.
    template <class T>
    T take_at(std::size_t column) {
        column_ = static_cast<int>(column) + 1;
        return take_column<T>(static_cast<int>(column));
    }
    // The name of the column read last, for errors.
    std::string_view column_name() const noexcept { return name_of(column_ - 1); }
    // The name of any column; empty behind the last.
    std::string_view name_at(std::size_t column) const noexcept { return name_of(static_cast<int>(column)); }
    std::size_t column_count() const noexcept { return static_cast<std::size_t>(row_.columns()); }
    void skip(std::size_t count) noexcept { column_ += static_cast<int>(count); }
    bool is_null(std::size_t ahead) const noexcept {
        return sqlite3_value_type(row_.value(column_ + static_cast<int>(ahead))) == SQLITE_NULL;
    }

private:
    std::string_view name_of(int column) const noexcept {
        const char* name = row_.name(column);
        return name != nullptr ? name : "";
    }

    template <class T>
    T take_column(int column) {
        using plain = without_optional<T>;
        sqlite3_value* value = row_.value(column);
        const int type = sqlite3_value_type(value);
        if constexpr (!is_optional<T>) {
            return codec<plain>::decode(stored(value, type, std::type_identity<typename codec<plain>::stored_as>{}));
        } else {
            if (type == SQLITE_NULL) return std::nullopt;
            if constexpr (std::same_as<plain, std::string>) return T(std::in_place, text(value, type));
            else
                return T(
                    codec<plain>::decode(stored(value, type, std::type_identity<typename codec<plain>::stored_as>{})));
        }
    }

    Row row_;
    int column_ = 0;
};

}  // namespace cupel::detail
