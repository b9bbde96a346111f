// From C++ values to the parameters of a statement.
#pragma once

#include <cupel/dialects/sqlite/driver_statement.hpp>
#include <cupel/dialects/sqlite/json_array.hpp>
#include <cupel/sql/in.hpp>
#include <cupel/types/codec.hpp>
#include <cupel/types/range.hpp>
#include <cupel/types/time_text.hpp>

#include <sqlite3.h>

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

// Whether the encoded value refers to the field itself: what a user's codec returns may be gone after the call.
template <class T>
inline constexpr bool encoded_in_place = std::is_enum_v<T> || std::same_as<T, std::string> ||
                                         std::same_as<T, std::string_view> || std::same_as<T, std::vector<std::byte>>;

// The parameters ?1, ?2, ... of a statement, in the order of the calls.
class sqlite_parameters {
public:
    sqlite_parameters(const sqlite_statement& statement) noexcept : statement_(statement) {}

    void null() { check(sqlite3_bind_null(statement_.handle, ++index_)); }
    void integer(std::int64_t value) { check(sqlite3_bind_int64(statement_.handle, ++index_, value)); }
    void real(double value) { check(sqlite3_bind_double(statement_.handle, ++index_, value)); }
    void text(const char* data, std::size_t size, sqlite3_destructor_type kept) {
        check(sqlite3_bind_text64(statement_.handle, ++index_, data, size, kept, SQLITE_UTF8));
    }
    void blob(const void* data, std::size_t size, sqlite3_destructor_type kept) {
        check(sqlite3_bind_blob64(statement_.handle, ++index_, data, size, kept));
    }

private:
    void check(int result) const {
        if (result != SQLITE_OK) throw_sqlite_error(database_of(statement_), result, statement_.sql);
    }

    const sqlite_statement& statement_;
    int index_ = 0;
};

// Hands values to the parameters of a statement, or to where a function's result goes.
template <lifetime Lifetime, class Target = sqlite_parameters>
class sqlite_binder {
public:
    explicit sqlite_binder(Target target) noexcept : target_(target) {}

    template <class T>
    void operator()(const T& value) {
        if constexpr (is_optional<T>) {
            if (value) (*this)(*value);
            else null<T>();
        } else if constexpr (requires { codec<T>::encode_for_sqlite(value); }) {
            bind(std::string_view(codec<T>::encode_for_sqlite(value)), SQLITE_TRANSIENT);
        } else if constexpr (std::same_as<T, std::string>) {
            require_utf8(value);
            target_.text(value.data(), value.size(), destructor());
        } else if constexpr (requires {
                                 requires std::same_as<typename codec<T>::stored_as, std::string_view> &&
                                              codec<T>::encodes_as_name;
                             }) {
            bind_text(codec<T>::encode(value), destructor());
        } else {
            bind(codec<T>::encode(value), encoded_in_place<T> ? destructor() : SQLITE_TRANSIENT);
        }
    }

    template <class T>
    void operator()(const array_parameter<T>& array) {
        bind_array(array.values, true);
    }

    template <class T>
    void null() {
        target_.null();
    }

private:
    using keep = sqlite3_destructor_type;

    void bind(bool value, keep) { target_.integer(value ? 1 : 0); }
    void bind(std::int64_t value, keep) { target_.integer(value); }
    void bind(double value, keep) {
        refuse_nan(value);
        target_.real(value);
    }
    void bind(std::string_view value, keep kept) {
        require_utf8(value);  // SQLite stores whatever it is given
        bind_text(value, kept);
    }
    void bind(json_text value, keep kept) { bind(value.text, kept); }
    void bind(enum_label value, keep kept) { bind_text(value.text, kept); }
    void bind(numeric_text value, keep) { bind_text(decimal_spelling<true>(value.text), SQLITE_TRANSIENT); }
    void bind(const uuid_bytes& value, keep) {
        const auto text = uuid_text(value);
        bind_text({text.data(), text.size()}, SQLITE_TRANSIENT);
    }
    void bind(const interval& value, keep) { bind_text(interval_text(value), SQLITE_TRANSIENT); }
    template <array_element T>
    void bind(const std::vector<T>& values, keep) {
        bind_array(values, false);
    }
    void bind(std::span<const std::byte> value, keep kept) {
        // An empty span may hold a null pointer, which SQLite takes for NULL.
        static constexpr std::byte nothing{};
        target_.blob(value.empty() ? &nothing : value.data(), value.size(), kept);
    }
    // The statement is refused before; a program of both databases names this nevertheless.
    template <range_element T>
    void bind(const range<T>&, keep) {
        throw data_error("SQLite has no ranges");
    }
    void bind(timestamp value, keep) { bind_text(timestamp_text(value).view(), SQLITE_TRANSIENT); }
    void bind(timestamptz value, keep) { bind_text(timestamptz_text(value).view(), SQLITE_TRANSIENT); }
    void bind(std::chrono::sys_days value, keep) { bind_text(date_text(value).view(), SQLITE_TRANSIENT); }

    template <class T>
    void bind_array(const std::vector<T>& values, bool for_json_each) {
        json_array_writer json(for_json_each);
        for (const auto& value : values) json.add<T>(value);
        bind_text(json.finish(), SQLITE_TRANSIENT);
    }

    void bind_text(std::string_view value, keep kept) {
        target_.text(value.data() != nullptr ? value.data() : "", value.size(), kept);
    }

    static sqlite3_destructor_type destructor() noexcept {
        return Lifetime == lifetime::outlives ? SQLITE_STATIC : SQLITE_TRANSIENT;
    }

    Target target_;
};

}  // namespace cupel::detail
