// From the columns of a row to C++ values, of their binary form.
#pragma once

#include <cupel/dialects/postgresql/driver_numeric.hpp>
#include <cupel/dialects/postgresql/driver_oid.hpp>
#include <cupel/dialects/postgresql/driver_wire.hpp>
#include <cupel/types/array.hpp>
#include <cupel/types/chrono.hpp>
#include <cupel/types/enumeration.hpp>
#include <cupel/types/interval.hpp>
#include <cupel/types/json_text.hpp>
#include <cupel/types/uuid_bytes.hpp>

#include <libpq-fe.h>

#include <bit>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace cupel::detail {

// The bytes of one column.
struct wire_value {
    const char* bytes;
    int size;
};

// What each carried type is read from, and how. accepts() is asked once a result, of its first row.
template <class Carried>
struct wire_decoder;

template <>
struct wire_decoder<bool> {
    static constexpr std::string_view wanted = "a boolean";
    static constexpr bool accepts(Oid type) noexcept { return type == oid::boolean; }
    static bool read(wire_value value) noexcept { return value.bytes[0] != 0; }
};
template <>
struct wire_decoder<std::int64_t> {
    static constexpr std::string_view wanted = "an integer";
    static constexpr bool accepts(Oid type) noexcept {
        return type == oid::int2 || type == oid::int4 || type == oid::int8;
    }
    static std::int64_t read(wire_value value) noexcept {
        if (value.size == 8) return read_wire<std::int64_t>(value.bytes);
        if (value.size == 4) return read_wire<std::int32_t>(value.bytes);
        return read_wire<std::int16_t>(value.bytes);
    }
};
template <>
struct wire_decoder<double> {
    static constexpr std::string_view wanted = "a floating number";
    static constexpr bool accepts(Oid type) noexcept { return type == oid::float4 || type == oid::float8; }
    static double read(wire_value value) noexcept {
        if (value.size == 8) return std::bit_cast<double>(read_wire<std::int64_t>(value.bytes));
        return static_cast<double>(std::bit_cast<float>(read_wire<std::int32_t>(value.bytes)));
    }
};
template <>
struct wire_decoder<std::string_view> {
    static constexpr std::string_view wanted = "text";
    static constexpr bool accepts(Oid type) noexcept {
        return type == oid::text || type == oid::varchar || type == oid::bpchar || type == oid::name ||
               type == oid::unknown || type == oid::json || type == oid::xml || type == oid::internal_char ||
               type >= oid::first_of_users;
    }
    static std::string_view read(wire_value value) noexcept {
        return {value.bytes, static_cast<std::size_t>(value.size)};
    }
};
template <>
struct wire_decoder<std::span<const std::byte>> {
    static constexpr std::string_view wanted = "a bytea";
    static constexpr bool accepts(Oid type) noexcept { return type == oid::bytea; }
    static std::span<const std::byte> read(wire_value value) noexcept {
        return {reinterpret_cast<const std::byte*>(value.bytes), static_cast<std::size_t>(value.size)};
    }
};
template <>
struct wire_decoder<timestamp> {
    static constexpr std::string_view wanted = "a timestamp";
    static constexpr bool accepts(Oid type) noexcept { return type == oid::timestamp; }
    static timestamp read(wire_value value) {
        const auto since = read_wire<std::int64_t>(value.bytes);
        constexpr auto epoch = timestamp(wire_epoch).time_since_epoch().count();
        if (since == std::numeric_limits<std::int64_t>::min())
            throw data_error("holds -infinity, which no timestamp in C++ is");
        if (since > std::numeric_limits<std::int64_t>::max() - epoch)
            throw data_error(since == std::numeric_limits<std::int64_t>::max()
                                 ? "holds infinity, which no timestamp in C++ is"
                                 : "holds a timestamp that is later than any in C++");
        return timestamp(std::chrono::microseconds(since + epoch));
    }
};
template <>
struct wire_decoder<std::chrono::sys_days> {
    static constexpr std::string_view wanted = "a date";
    static constexpr bool accepts(Oid type) noexcept { return type == oid::date; }
    static std::chrono::sys_days read(wire_value value) {
        const auto since = read_wire<std::int32_t>(value.bytes);
        if (since == std::numeric_limits<std::int32_t>::min())
            throw data_error("holds -infinity, which no date in C++ is");
        if (since > std::numeric_limits<std::int32_t>::max() - wire_epoch.time_since_epoch().count())
            throw data_error("holds infinity, which no date in C++ is");
        return wire_epoch + std::chrono::days(since);
    }
};

template <>
struct wire_decoder<timestamptz> {
    static constexpr std::string_view wanted = "a timestamp with time zone";
    static constexpr bool accepts(Oid type) noexcept { return type == oid::timestamptz; }
    static timestamptz read(wire_value value) { return {wire_decoder<timestamp>::read(value)}; }
};
template <>
struct wire_decoder<interval> {
    static constexpr std::string_view wanted = "an interval";
    static constexpr bool accepts(Oid type) noexcept { return type == oid::interval; }
    static interval read(wire_value value) noexcept {
        return {read_wire<std::int32_t>(value.bytes + 12), read_wire<std::int32_t>(value.bytes + 8),
                read_wire<std::int64_t>(value.bytes)};
    }
};
template <>
struct wire_decoder<uuid_bytes> {
    static constexpr std::string_view wanted = "a uuid";
    static constexpr bool accepts(Oid type) noexcept { return type == oid::uuid; }
    static uuid_bytes read(wire_value value) noexcept {
        uuid_bytes read;
        std::memcpy(read.bytes.data(), value.bytes, read.bytes.size());
        return read;
    }
};
template <>
struct wire_decoder<numeric_text> {
    static constexpr std::string_view wanted = "a numeric";
    static constexpr bool accepts(Oid type) noexcept { return type == oid::numeric; }
    static numeric_from_wire read(wire_value value) { return numeric_from_wire(value.bytes); }
};
template <>
struct wire_decoder<json_text> {
    static constexpr std::string_view wanted = "json";
    static constexpr bool accepts(Oid type) noexcept { return type == oid::jsonb || type == oid::json; }
    // jsonb begins with a version, with which no json can begin.
    static json_text read(wire_value value) noexcept {
        const std::string_view text(value.bytes, static_cast<std::size_t>(value.size));
        return {text.starts_with('\1') ? text.substr(1) : text};
    }
};
template <>
struct wire_decoder<enum_label> {
    static constexpr std::string_view wanted = "an enum";
    static constexpr bool accepts(Oid type) noexcept { return wire_decoder<std::string_view>::accepts(type); }
    static enum_label read(wire_value value) noexcept { return {wire_decoder<std::string_view>::read(value)}; }
};
template <class T>
struct wire_decoder<array_of<T>> {
    using plain = without_optional<T>;
    using element = wire_decoder<typename codec<plain>::stored_as>;

    static constexpr std::string_view wanted = "an array of values of another type";
    static constexpr bool accepts(Oid type) noexcept { return element::accepts(oid::element_of(type)); }

    // Dimensions, whether there are NULLs, the type of the elements; for each dimension its size and first number.
    static std::vector<T> read(wire_value value) {
        std::vector<T> values;
        const auto dimensions = read_wire<std::int32_t>(value.bytes);
        if (dimensions == 0) return values;
        if (dimensions != 1) throw data_error("holds an array of several dimensions, which no vector is");
        const auto count = read_wire<std::int32_t>(value.bytes + 12);
        values.reserve(static_cast<std::size_t>(count));
        const char* at = value.bytes + 20;
        for (std::int32_t i = 0; i < count; ++i) {
            const auto size = read_wire<std::int32_t>(at);
            at += 4;
            if (size >= 0) values.push_back(T(codec<plain>::decode(element::read({at, size}))));
            else if constexpr (is_optional<T>) values.push_back(std::nullopt);
            else throw data_error("holds an array with a NULL, which its elements cannot be");
            if (size > 0) at += size;
        }
        return values;
    }
};

template <class Decoder>
inline constexpr bool reads_array = false;
template <class T>
inline constexpr bool reads_array<wire_decoder<array_of<T>>> = true;

// Reads the columns of one row of a result.
class postgresql_reader {
public:
    // The columns of the first row are asked for their types.
    postgresql_reader(const PGresult* result, int row) noexcept : result_(result), row_(row), checks_(row == 0) {}

    template <class T>
    T take() {
        return take_column<T>(column_++);
    }
    template <class T>
    T take_at(std::size_t column) {
        return take_column<T>(static_cast<int>(column));
    }
    // The name of the column read last, for errors.
    std::string_view column_name() const noexcept { return name_of(last_); }
    // The name of any column; empty behind the last.
    std::string_view name_at(std::size_t column) const noexcept { return name_of(static_cast<int>(column)); }
    std::size_t column_count() const noexcept { return static_cast<std::size_t>(PQnfields(result_)); }
    void skip(std::size_t count) noexcept { column_ += static_cast<int>(count); }
    bool is_null(std::size_t ahead) const noexcept {
        return PQgetisnull(result_, row_, column_ + static_cast<int>(ahead)) != 0;
    }
    // So are those that the first row has skipped.
    void check_types() noexcept { checks_ = true; }

private:
    std::string_view name_of(int column) const noexcept {
        const bool is_there = column >= 0 && column < PQnfields(result_);
        return is_there ? PQfname(result_, column) : "";
    }

    template <class T>
    T take_column(int column) {
        using plain = without_optional<T>;
        using decoder = wire_decoder<typename codec<plain>::stored_as>;
        last_ = column;
        if (checks_) require_type<decoder>(column);
        const wire_value value{PQgetvalue(result_, row_, column), PQgetlength(result_, row_, column)};
        if (value.size == 0 && PQgetisnull(result_, row_, column) != 0) {
            if constexpr (is_optional<T>) return std::nullopt;
            else throw_null(decoder::wanted);
        }
        if constexpr (std::same_as<T, std::optional<std::string>>) return T(std::in_place, decoder::read(value));
        else return T(codec<plain>::decode(decoder::read(value)));
    }

    template <class Decoder>
    void require_type(int column) const {
        const Oid type = PQftype(result_, column);
        if (!Decoder::accepts(type) || (type >= oid::first_of_users && !reads_array<Decoder> && !is_text(column)))
            throw_unexpected(Decoder::wanted);
    }
    // What a user's type sends is text of an enum; a composite or a range begins with numbers, a tree of labels with its version.
    bool is_text(int column) const noexcept {
        for (int row = row_; row < PQntuples(result_); ++row) {
            if (PQgetisnull(result_, row, column) != 0) continue;
            const std::string_view text(PQgetvalue(result_, row, column),
                                        static_cast<std::size_t>(PQgetlength(result_, row, column)));
            return text.find('\0') == std::string_view::npos && !text.starts_with('\1');
        }
        return true;
    }
    [[noreturn]] void throw_unexpected(std::string_view wanted) const {
        throw data_error("holds " + std::string(oid::type_name(PQftype(result_, last_))) + " where " +
                         std::string(wanted) + " is read");
    }
    [[noreturn]] static void throw_null(std::string_view wanted) {
        throw data_error("holds NULL where " + std::string(wanted) + " is read");
    }

    const PGresult* result_;
    int row_;
    int column_ = 0;
    int last_ = -1;  // none yet
    bool checks_;
};

}  // namespace cupel::detail
