// Objects in the binary format of COPY: https://www.postgresql.org/docs/current/sql-copy.html
#pragma once

#include <cupel/dialects/postgresql/driver_range.hpp>
#include <cupel/dialects/postgresql/driver_to_wire.hpp>
#include <cupel/types/codec.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cupel::detail {

// Hands bytes over in pieces: send(bytes).
template <class Send>
class copy_writer {
public:
    explicit copy_writer(Send send) : send_(send) {
        buffer_.reserve(piece + piece / 4);
        buffer_.assign("PGCOPY\n\377\r\n\0", 11);
        buffer_.append(8, '\0');  // no flags, no extension
    }

    void begin_row(std::size_t columns) {
        if (buffer_.size() >= piece) flush();
        number(static_cast<std::int16_t>(columns));
    }
    void finish() {
        number(std::int16_t{-1});
        flush();
    }

    // A value, and the type of its column.
    template <class T>
    void operator()(const T& value, const sql_type& column) {
        if constexpr (is_optional<T>) {
            if (value) (*this)(*value, column);
            else number(std::int32_t{-1});
        } else if constexpr (fixed_on_wire<typename codec<T>::stored_as>) {
            char bytes[16];
            const int size =
                to_wire(bytes, typename codec<T>::stored_as(codec<T>::encode(value)), oid::of(sql_type_of<T>));
            field({bytes, static_cast<std::size_t>(size)});
        } else {
            add(codec<T>::encode(value), column);
        }
    }

private:
    static constexpr std::size_t piece = std::size_t{64} << 10;

    void add(std::string_view text, const sql_type&) { field(text); }
    void add(std::span<const std::byte> blob, const sql_type&) {
        field({reinterpret_cast<const char*>(blob.data()), blob.size()});
    }
    void add(numeric_text value, const sql_type&) { field(numeric_to_wire(value)); }
    template <range_element T>
    void add(const range<T>& value, const sql_type&) {
        field(range_to_wire(value));
    }
    void add(json_text value, const sql_type&) { field(json_to_wire(value)); }
    void add(enum_label value, const sql_type&) { field(value.text); }
    // An array says the type of its elements, which must be that of the column.
    template <array_element T>
    void add(const std::vector<T>& values, const sql_type& column) {
        if constexpr (sql_type_of<T>.kind != type_kind::enumeration)
            field(array_to_wire(
                values, column.length != 0 && column.kind == type_kind::text ? oid::varchar : oid::of(sql_type_of<T>)));
    }

    void field(std::string_view bytes) {
        if (bytes.size() > std::size_t{std::numeric_limits<std::int32_t>::max()})
            throw data_error("a value of PostgreSQL holds less than 2 GiB");
        number(static_cast<std::int32_t>(bytes.size()));
        buffer_ += bytes;
    }
    template <class T>
    void number(T value) {
        char bytes[sizeof value];
        write_wire(bytes, value);
        buffer_.append(bytes, sizeof bytes);
    }
    void flush() {
        send_(std::string_view(buffer_));
        buffer_.clear();
    }

    Send send_;
    std::string buffer_;
};

}  // namespace cupel::detail
