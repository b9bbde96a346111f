// Prepared statements of SQLite: binding, stepping, reading, and the cache that keeps them.
#pragma once

#include <cupel/dialects/sqlite/driver_error.hpp>
#include <cupel/dialects/sqlite/driver_kept_rows.hpp>
#include <cupel/dialects/sqlite/types.hpp>
#include <cupel/sql/in.hpp>
#include <cupel/types/codec.hpp>

#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace cupel::detail {

// One prepared statement of a connection.
struct sqlite_statement {
    sqlite3_stmt* handle = nullptr;
    std::string_view sql{};
    std::size_t rows_last_time = 0;
    std::size_t rows_before = 0;  // the time before that
    bool in_use = false;
    bool cached = false;
    sqlite_statement* next = nullptr;  // in its bucket of the cache
};

inline sqlite3* database_of(const sqlite_statement& statement) noexcept {
    return sqlite3_db_handle(statement.handle);
}

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

// Reads the columns of the current row, of the statement or of the rows kept of it. Each column costs one
// sqlite3_column_value.
class sqlite_reader {
public:
    explicit sqlite_reader(sqlite3_stmt* statement, const sqlite_kept_rows* kept = nullptr) noexcept
        : statement_(statement), kept_(kept) {}

    template <class T>
    T take() {
        return take_column<T>(column_++);
    }
    template <class T>
    T take_at(std::size_t column) {
        return take_column<T>(static_cast<int>(column));
    }
    // The name of the column read last, for errors.
    std::string_view column_name() const noexcept {
        const char* name = sqlite3_column_name(statement_, last_);
        return name != nullptr ? name : "";
    }
    void skip(std::size_t count) noexcept { column_ += static_cast<int>(count); }
    bool is_null(std::size_t ahead) const noexcept {
        return sqlite3_value_type(value_at(column_ + static_cast<int>(ahead))) == SQLITE_NULL;
    }

private:
    sqlite3_value* value_at(int column) const noexcept {
        return kept_ != nullptr ? kept_->value(column) : sqlite3_column_value(statement_, column);
    }

    template <class T>
    T take_column(int column) {
        using plain = without_optional<T>;
        last_ = column;
        sqlite3_value* value = value_at(column);
        const int type = sqlite3_value_type(value);
        if constexpr (!is_optional<T>) {
            return codec<plain>::decode(stored(value, type, std::type_identity<typename codec<plain>::stored_as>{}));
        } else {
            if (type == SQLITE_NULL) return std::nullopt;
            if constexpr (std::same_as<plain, std::string>) return T(std::in_place, text(value, type));
            else return T(codec<plain>::decode(stored(value, type, std::type_identity<typename codec<plain>::stored_as>{})));
        }
    }

    // SQLite would convert whatever a column holds without a word: '12 apples' to 12, 1.5 to 1, 2^63 to 2^63 - 1.
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

    static std::int64_t stored(sqlite3_value* value, int type, std::type_identity<std::int64_t>) { return integer(value, type); }
    static bool stored(sqlite3_value* value, int type, std::type_identity<bool>) { return integer(value, type) != 0; }
    static double stored(sqlite3_value* value, int type, std::type_identity<double>) {
        if (type != SQLITE_FLOAT && type != SQLITE_INTEGER) throw_unexpected(type, "a number");
        return sqlite3_value_double(value);
    }
    static std::string_view stored(sqlite3_value* value, int type, std::type_identity<std::string_view>) { return text(value, type); }
    static std::span<const std::byte> stored(sqlite3_value* value, int type, std::type_identity<std::span<const std::byte>>) {
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

    [[noreturn]] static void throw_unexpected(int type, std::string_view wanted) {
        static constexpr const char* names[] = {"?", "an integer", "a floating number", "text", "a blob", "NULL"};
        throw data_error("holds " + std::string(names[type]) + " where " + std::string(wanted) + " is read");
    }

    sqlite3_stmt* statement_;
    const sqlite_kept_rows* kept_;
    int column_ = 0;
    int last_ = 0;
};

// Steps through the rows of a statement, and gives the statement back when it is done.
class sqlite_cursor {
public:
    explicit sqlite_cursor(sqlite_statement& statement) noexcept : statement_(&statement) {}
    sqlite_cursor(sqlite_cursor&& other) noexcept
        : statement_(std::exchange(other.statement_, nullptr)), kept_(std::move(other.kept_)),
          done_(std::exchange(other.done_, true)) {}
    sqlite_cursor& operator=(sqlite_cursor&&) = delete;
    ~sqlite_cursor() { release(); }

    // The next row; false, for good, after the last.
    bool next() {
        if (kept_ != nullptr) return kept_->next();
        if (done_) return false;
        const int result = sqlite3_step(statement_->handle);
        if (result == SQLITE_ROW) return true;
        done_ = true;
        if (result == SQLITE_DONE) return false;
        throw_sqlite_error(database_of(*statement_), result, statement_->sql);
    }

    // False for a text that is empty, or a comment.
    bool is_statement() const noexcept { return statement_->handle != nullptr; }

    // Runs a statement that writes to its end, and keeps its rows. Outside a transaction SQLite commits only there; inside
    // one, a statement that has not ended makes the commit fail.
    void run_to_end() {
        auto rows = std::make_unique<sqlite_kept_rows>(static_cast<std::size_t>(sqlite3_column_count(statement_->handle)));
        while (next()) rows->add(statement_->handle);
        kept_ = std::move(rows);
    }

    sqlite_reader reader() const noexcept { return sqlite_reader(statement_->handle, kept_.get()); }
    std::string_view sql() const noexcept { return statement_ != nullptr ? statement_->sql : std::string_view(); }
    const sqlite_statement& statement() const noexcept { return *statement_; }

    // How many rows to make room for: what the last two executions gave at least, within 32 MB. One large answer alone
    // makes no room.
    std::size_t rows_expected(std::size_t row_size) const noexcept {
        if (statement_ == nullptr) return 0;
        return std::min({statement_->rows_last_time, statement_->rows_before, (std::size_t{32} << 20) / row_size});
    }
    void note_rows(std::size_t count) noexcept {
        if (statement_ != nullptr) statement_->rows_before = std::exchange(statement_->rows_last_time, count);
    }

    // Makes the statement ready to run again with other values.
    void rewind() noexcept {
        sqlite3_reset(statement_->handle);
        done_ = false;
    }

    // Ends the use of the statement: afterwards another execution may have it.
    void release() noexcept {
        if (statement_ == nullptr) return;
        sqlite3_reset(statement_->handle);
        statement_->in_use = false;
        if (!statement_->cached) {
            sqlite3_finalize(statement_->handle);
            delete statement_;
        }
        statement_ = nullptr;
    }

private:
    sqlite_statement* statement_;
    std::unique_ptr<sqlite_kept_rows> kept_;  // of a statement that writes
    bool done_ = false;
};

// The prepared statements of one connection, found by the address of their text: texts are constants of the program.
class sqlite_statement_cache {
public:
    sqlite_statement_cache() = default;
    sqlite_statement_cache(const sqlite_statement_cache&) = delete;
    sqlite_statement_cache& operator=(const sqlite_statement_cache&) = delete;
    ~sqlite_statement_cache() { clear(); }

    // The statement of a constant text, prepared at its first use. While it runs, the same text gets a second one.
    sqlite_statement& get(sqlite3* database, std::string_view sql) {
        sqlite_statement*& bucket = buckets_[bucket_of(sql)];
        for (sqlite_statement* one = bucket; one != nullptr; one = one->next) {
            if (one->sql.data() != sql.data() || one->sql.size() != sql.size()) continue;
            if (one->in_use) break;
            one->in_use = true;
            return *one;
        }
        sqlite_statement& made = prepare(database, sql);
        if (!has(bucket, sql)) {
            made.cached = true;
            made.next = bucket;
            bucket = &made;
        }
        return made;
    }

    // `rest` gets the text behind its end.
    static sqlite_statement& prepare(sqlite3* database, std::string_view sql, std::string_view* rest = nullptr) {
        sqlite3_stmt* handle = nullptr;
        const char* end = nullptr;
        const int result = sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &handle, &end);
        if (result != SQLITE_OK) throw_sqlite_error(database, result, sql);
        if (rest != nullptr) rest->remove_prefix(static_cast<std::size_t>(end - sql.data()));
        try {
            return *new sqlite_statement{.handle = handle, .sql = sql, .in_use = true};
        } catch (...) {
            sqlite3_finalize(handle);
            throw;
        }
    }

    // A statement that a result still reads from is the result's from now on, and keeps the database open.
    void clear() noexcept {
        for (sqlite_statement*& bucket : buckets_)
            while (bucket != nullptr) {
                sqlite_statement* one = std::exchange(bucket, bucket->next);
                if (one->in_use) {
                    one->cached = false;
                    continue;
                }
                sqlite3_finalize(one->handle);
                delete one;
            }
    }

private:
    static constexpr std::size_t bucket_count = 256;

    static std::size_t bucket_of(std::string_view sql) noexcept {
        const auto address = reinterpret_cast<std::uintptr_t>(sql.data());
        return (address >> 4 ^ address >> 12) % bucket_count;
    }

    static bool has(const sqlite_statement* bucket, std::string_view sql) noexcept {
        for (; bucket != nullptr; bucket = bucket->next)
            if (bucket->sql.data() == sql.data()) return true;
        return false;
    }

    sqlite_statement* buckets_[bucket_count]{};
};

}  // namespace cupel::detail
