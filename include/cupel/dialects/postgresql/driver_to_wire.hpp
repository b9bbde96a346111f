// Values in PostgreSQL's binary form.
#pragma once

#include <cupel/dialects/postgresql/driver_numeric.hpp>
#include <cupel/dialects/postgresql/driver_oid.hpp>
#include <cupel/dialects/postgresql/driver_wire.hpp>
#include <cupel/types/array.hpp>
#include <cupel/types/chrono.hpp>
#include <cupel/types/enumeration.hpp>
#include <cupel/types/interval.hpp>
#include <cupel/types/json_text.hpp>
#include <cupel/types/range.hpp>
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
#include <utility>
#include <vector>

namespace cupel::detail {

// An enum stored by name may meet text or a type of its own: the server knows which.
template <class T>
inline constexpr Oid parameter_oid =
    std::is_enum_v<T> && sql_type_of<T>.kind == type_kind::text ? oid::unspecified : oid::of(sql_type_of<T>);

inline std::int64_t wire_time(timestamp time) {
    constexpr auto epoch = timestamp(wire_epoch).time_since_epoch().count();
    const std::int64_t micros = time.time_since_epoch().count();
    // The two ends mean infinity there.
    if (micros <= std::numeric_limits<std::int64_t>::min() + epoch + 1)
        throw data_error("the timestamp is too early for PostgreSQL");
    return micros - epoch;
}

inline std::int32_t wire_day(std::chrono::sys_days day) {
    const std::int64_t days = std::int64_t{day.time_since_epoch().count()} - wire_epoch.time_since_epoch().count();
    constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
    if (days >= most || days <= -most) throw data_error("the date is outside of what PostgreSQL stores");
    return static_cast<std::int32_t>(days);
}

// The binary form of a value of fixed size, in at most 16 bytes; gives its size.
inline int to_wire(char* bytes, bool value, Oid) noexcept {
    bytes[0] = value ? 1 : 0;
    return 1;
}
inline int to_wire(char* bytes, std::int64_t value, Oid type) noexcept {
    if (type == oid::int2) return write_wire(bytes, static_cast<std::int16_t>(value)), 2;
    if (type == oid::int4) return write_wire(bytes, static_cast<std::int32_t>(value)), 4;
    return write_wire(bytes, value), 8;
}
inline int to_wire(char* bytes, double value, Oid type) noexcept {
    if (type == oid::float4) return write_wire(bytes, std::bit_cast<std::int32_t>(static_cast<float>(value))), 4;
    return write_wire(bytes, std::bit_cast<std::int64_t>(value)), 8;
}
inline int to_wire(char* bytes, timestamp value, Oid) { return write_wire(bytes, wire_time(value)), 8; }
inline int to_wire(char* bytes, timestamptz value, Oid) { return write_wire(bytes, wire_time(value.utc)), 8; }
inline int to_wire(char* bytes, std::chrono::sys_days value, Oid) { return write_wire(bytes, wire_day(value)), 4; }
inline int to_wire(char* bytes, const interval& value, Oid) noexcept {
    write_wire(bytes, value.microseconds);
    write_wire(bytes + 8, value.days);
    write_wire(bytes + 12, value.months);
    return 16;
}
inline int to_wire(char* bytes, const uuid_bytes& value, Oid) noexcept {
    std::memcpy(bytes, value.bytes.data(), value.bytes.size());
    return 16;
}

template <class Carried>
concept fixed_on_wire = requires(char* bytes, Carried value) { to_wire(bytes, value, Oid()); };

inline std::string json_to_wire(json_text value) {
    std::string bytes("\1");  // the version of the form
    bytes += value.text;
    return bytes;
}

// driver_range.hpp
template <range_element T>
std::string range_to_wire(const range<T>& value);

// An array of one dimension in its binary form.
class wire_array {
public:
    explicit wire_array(Oid element) : element_(element) {
        number(1);  // dimensions
        number(0);  // whether there are NULLs: set where one comes
        number(static_cast<std::int32_t>(element));
        number(0);  // how many: set at the end
        number(1);  // the first is number 1
    }
    template <fixed_on_wire Carried>
    void add(const Carried& value) {
        char bytes[16];
        const int size = to_wire(bytes, value, element_);
        add(std::string_view(bytes, static_cast<std::size_t>(size)));
    }
    void add(std::string_view text) {
        number(static_cast<std::int32_t>(text.size()));
        bytes_ += text;
        ++count_;
    }
    void add(std::span<const std::byte> blob) {
        add(std::string_view(reinterpret_cast<const char*>(blob.data()), blob.size()));
    }
    void add(numeric_text value) { add(std::string_view(numeric_to_wire(value))); }
    void add(json_text value) { add(std::string_view(json_to_wire(value))); }
    template <class T>
    void add(bounds_of<T> value) {
        add(std::string_view(range_to_wire(value.value)));
    }
    void add_null() {
        write_wire(bytes_.data() + 4, std::int32_t{1});
        number(-1);
        ++count_;
    }
    Oid element() const noexcept { return element_; }
    std::size_t size() const noexcept { return bytes_.size(); }
    std::string finish() {
        write_wire(bytes_.data() + 12, count_);
        if (count_ == 0) write_wire(bytes_.data(), std::int32_t{0}), bytes_.resize(12);
        return std::move(bytes_);
    }

private:
    void number(std::int32_t value) {
        char bytes[4];
        write_wire(bytes, value);
        bytes_.append(bytes, sizeof bytes);
    }

    Oid element_;
    std::string bytes_;
    std::int32_t count_ = 0;
};

template <class T>
std::string array_to_wire(const std::vector<T>& values, Oid element = oid::of(sql_type_of<T>)) {
    using plain = without_optional<T>;
    const auto add = [](wire_array& wire, const plain& value) {
        wire.add(typename codec<plain>::stored_as(codec<plain>::encode(value)));
    };
    wire_array wire(element);
    for (const auto& value : values) {
        if constexpr (!is_optional<T>) add(wire, value);
        else if (value) add(wire, *value);
        else wire.add_null();
    }
    return wire.finish();
}

// {"a",NULL}: an array of labels as text.
template <class T>
std::string array_literal(const std::vector<T>& values) {
    std::string text = "{";
    const auto add = [&](const without_optional<T>& value) {
        text += '"';
        for (char c : enum_label(codec<without_optional<T>>::encode(value)).text) {
            if (c == '"' || c == '\\') text += '\\';
            text += c;
        }
        text += '"';
    };
    for (const auto& value : values) {
        if (text.size() > 1) text += ',';
        if constexpr (!is_optional<T>) add(value);
        else if (value) add(*value);
        else text += "NULL";
    }
    return text + '}';
}

}  // namespace cupel::detail
