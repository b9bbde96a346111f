// From C++ values to the parameters of a statement.
#pragma once

#include <cupel/dialects/sqlite/driver_statement.hpp>
#include <cupel/dialects/sqlite/types.hpp>
#include <cupel/sql/in.hpp>
#include <cupel/types/codec.hpp>

#include <sqlite3.h>

#include <charconv>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace cupel::detail {

// Text and blobs are copied by SQLite unless they outlive the execution.
enum class lifetime { copied, outlives };

inline void refuse_nan(double value) {
    if (value != value) throw data_error("SQLite has no NaN: it would store NULL");
}

// Whether the encoded value refers to the field itself: what a user's codec returns may be gone after the call.
template <class T>
inline constexpr bool encoded_in_place =
    std::is_enum_v<T> || std::same_as<T, std::string> || std::same_as<T, std::string_view> || std::same_as<T, std::vector<std::byte>>;

// A JSON array of the values of a range, for json_each.
class json_array {
public:
    template <class T>
    void add(const T& value) {
        text_ += text_.empty() ? '[' : ',';
        put(codec<T>::encode(value));
    }
    std::string_view finish() {
        if (text_.empty()) text_ += '[';
        text_ += ']';
        return text_;
    }

private:
    void put(bool value) { text_ += value ? '1' : '0'; }
    void put(std::int64_t value) { text_ += std::to_string(value); }
    void put(timestamp value) { put(timestamp_text(value).view()); }
    void put(std::chrono::sys_days value) { put(date_text(value).view()); }
    void put(double value) {
        refuse_nan(value);
        if (std::isinf(value)) {  // JSON has no word for it, but SQLite reads a number that is too large as one
            text_ += value < 0 ? "-9e999" : "9e999";
            return;
        }
        char digits[32];
        text_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    }
    void put(std::string_view value) {
        static constexpr char hex[] = "0123456789abcdef";
        text_ += '"';
        for (char c : value) {
            const auto byte = static_cast<unsigned char>(c);
            if (c == '\0') throw data_error("SQLite's JSON ends at a NUL: a text with one cannot stand in a range of IN");
            if (c == '"' || c == '\\') {
                text_ += '\\';
                text_ += c;
            } else if (byte < 0x20) {
                text_ += "\\u00";
                text_ += hex[byte >> 4];
                text_ += hex[byte & 15];
            } else {
                text_ += c;
            }
        }
        text_ += '"';
    }

    std::string text_;
};

// Binds the values of a statement to ?1, ?2, ... in the order of the visit.
template <lifetime Lifetime>
class sqlite_binder {
public:
    explicit sqlite_binder(const sqlite_statement& statement) noexcept : statement_(statement) {}

    template <class T>
    void operator()(const T& value) {
        if constexpr (is_optional<T>) {
            if (value) (*this)(*value);
            else null();
        } else {
            bind(codec<T>::encode(value), encoded_in_place<T> ? destructor() : SQLITE_TRANSIENT);
        }
    }

    template <class T>
    void operator()(const array_parameter<T>& array) {
        json_array json;
        for (const auto& value : array.values) json.add<T>(value);
        bind_text(json.finish(), SQLITE_TRANSIENT);
    }

    void null() { check(sqlite3_bind_null(statement_.handle, ++index_)); }

private:
    using keep = sqlite3_destructor_type;

    void bind(bool value, keep) { check(sqlite3_bind_int64(statement_.handle, ++index_, value ? 1 : 0)); }
    void bind(std::int64_t value, keep) { check(sqlite3_bind_int64(statement_.handle, ++index_, value)); }
    void bind(double value, keep) {
        refuse_nan(value);
        check(sqlite3_bind_double(statement_.handle, ++index_, value));
    }
    void bind(std::string_view value, keep kept) { bind_text(value, kept); }
    void bind(std::span<const std::byte> value, keep kept) {
        // An empty span may hold a null pointer, which SQLite takes for NULL.
        static constexpr std::byte nothing{};
        check(sqlite3_bind_blob64(statement_.handle, ++index_, value.empty() ? &nothing : value.data(), value.size(), kept));
    }
    void bind(timestamp value, keep) { bind_text(timestamp_text(value).view(), SQLITE_TRANSIENT); }
    void bind(std::chrono::sys_days value, keep) { bind_text(date_text(value).view(), SQLITE_TRANSIENT); }

    void bind_text(std::string_view value, keep kept) {
        const char* data = value.data() != nullptr ? value.data() : "";
        check(sqlite3_bind_text64(statement_.handle, ++index_, data, value.size(), kept, SQLITE_UTF8));
    }

    static sqlite3_destructor_type destructor() noexcept {
        return Lifetime == lifetime::outlives ? SQLITE_STATIC : SQLITE_TRANSIENT;
    }

    void check(int result) const {
        if (result != SQLITE_OK) throw_sqlite_error(database_of(statement_), result, statement_.sql);
    }

    const sqlite_statement& statement_;
    int index_ = 0;
};

}  // namespace cupel::detail
