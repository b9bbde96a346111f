// From C++ values to the parameters of a statement: binary, each with its type.
#pragma once

#include <cupel/dialects/postgresql/driver_oid.hpp>
#include <cupel/dialects/postgresql/driver_wire.hpp>
#include <cupel/sql/in.hpp>
#include <cupel/types/codec.hpp>

#include <libpq-fe.h>

#include <bit>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <forward_list>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
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
    if (micros <= std::numeric_limits<std::int64_t>::min() + epoch + 1) throw data_error("the timestamp is too early for PostgreSQL");
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
inline int to_wire(char* bytes, std::chrono::sys_days value, Oid) { return write_wire(bytes, wire_day(value)), 4; }

template <class Carried>
concept fixed_on_wire = requires(char* bytes, Carried value) { to_wire(bytes, value, Oid()); };

// Whether the encoded value refers to the field itself: what a user's codec returns may be gone after the call.
template <class T>
inline constexpr bool stays_in_place =
    std::is_enum_v<T> || std::same_as<T, std::string> || std::same_as<T, std::string_view> || std::same_as<T, std::vector<std::byte>>;

// An array of one dimension in its binary form.
class wire_array {
public:
    explicit wire_array(Oid element) : element_(element) {
        number(1);  // dimensions
        number(0);  // no NULL in it
        number(static_cast<std::int32_t>(element));
        number(0);  // how many: set at the end
        number(1);  // the first is number 1
    }
    template <fixed_on_wire Carried>
    void add(Carried value) {
        char bytes[16];
        const int size = to_wire(bytes, value, element_);
        number(size);
        bytes_.append(bytes, static_cast<std::size_t>(size));
        ++count_;
    }
    void add(std::string_view text) {
        number(static_cast<std::int32_t>(text.size()));
        bytes_ += text;
        ++count_;
    }
    void add(std::span<const std::byte> blob) { add(std::string_view(reinterpret_cast<const char*>(blob.data()), blob.size())); }
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

// The parameters of one execution as libpq takes them.
struct postgresql_parameters {
    std::size_t count = 0;
    const char** values = nullptr;
    int* lengths = nullptr;
    int* formats = nullptr;
    Oid* types = nullptr;
    char (*scratch)[16] = nullptr;       // of values of fixed size
    std::forward_list<std::string> kept{};  // of values that nobody else keeps
};

// Their room, for a statement of so many parameters.
template <std::size_t Count>
struct postgresql_frame : postgresql_parameters {
    const char* all_values[Count + 1];
    int all_lengths[Count + 1];
    int all_formats[Count + 1];
    Oid all_types[Count + 1];
    char all_scratch[Count + 1][16];

    postgresql_frame() noexcept {
        values = all_values;
        lengths = all_lengths;
        formats = all_formats;
        types = all_types;
        scratch = all_scratch;
    }
    postgresql_frame(const postgresql_frame&) = delete;
    postgresql_frame& operator=(const postgresql_frame&) = delete;
};

// Fills the parameters in the order of the visit.
class postgresql_binder {
public:
    explicit postgresql_binder(postgresql_parameters& parameters) noexcept : to_(parameters) {}

    template <class T>
    void operator()(const T& value) {
        if constexpr (is_optional<T>) {
            if (value) (*this)(*value);
            else null<T>();
        } else if constexpr (fixed_on_wire<typename codec<T>::stored_as>) {
            char* const bytes = to_.scratch[to_.count];
            add(parameter_oid<T>, bytes, to_wire(bytes, codec<T>::encode(value), parameter_oid<T>));
        } else {
            add_bytes(parameter_oid<T>, codec<T>::encode(value), stays_in_place<T>);
        }
    }

    template <class T>
    void operator()(const array_parameter<T>& array) {
        const Oid element = parameter_oid<T> == oid::unspecified ? oid::text : parameter_oid<T>;
        wire_array wire(element);
        for (const auto& value : array.values) wire.add(typename codec<T>::stored_as(codec<T>::encode(value)));
        keep(parameter_oid<T> == oid::unspecified ? oid::unspecified : oid::array_of(element), wire.finish());
    }

    template <class T>
    void null() {
        add(parameter_oid<without_optional<T>>, nullptr, 0);
    }

private:
    void add_bytes(Oid type, std::string_view text, bool in_place) {
        if (!in_place) return keep(type, std::string(text));
        add(type, text.data() != nullptr ? text.data() : "", text.size());
    }
    void add_bytes(Oid type, std::span<const std::byte> blob, bool in_place) {
        add_bytes(type, std::string_view(reinterpret_cast<const char*>(blob.data()), blob.size()), in_place);
    }
    void keep(Oid type, std::string bytes) {
        const std::string& kept = to_.kept.emplace_front(std::move(bytes));
        add(type, kept.data(), kept.size());
    }
    template <std::integral Size>
    void add(Oid type, const char* bytes, Size size) {
        if (!std::in_range<int>(size)) throw data_error("a parameter of PostgreSQL holds less than 2 GiB");
        const std::size_t at = to_.count++;
        to_.values[at] = bytes;
        to_.lengths[at] = static_cast<int>(size);
        to_.formats[at] = 1;
        to_.types[at] = type;
    }

    postgresql_parameters& to_;
};

}  // namespace cupel::detail
