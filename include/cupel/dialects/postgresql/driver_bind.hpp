// From C++ values to the parameters of a statement: binary, each with its type.
#pragma once

#include <cupel/dialects/postgresql/driver_range.hpp>
#include <cupel/dialects/postgresql/driver_to_wire.hpp>
#include <cupel/sql/in.hpp>
#include <cupel/types/codec.hpp>

#include <libpq-fe.h>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <forward_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace cupel::detail {

// Whether the encoded value refers to the field itself: what a user's codec returns may be gone after the call.
template <class T>
inline constexpr bool stays_in_place = std::is_enum_v<T> || std::same_as<T, std::string> ||
                                       std::same_as<T, std::string_view> || std::same_as<T, std::vector<std::byte>>;

// The parameters of one execution as libpq takes them.
struct postgresql_parameters {
    std::size_t count = 0;
    const char** values = nullptr;
    int* lengths = nullptr;
    int* formats = nullptr;
    Oid* types = nullptr;
    char (*scratch)[16] = nullptr;          // of values of fixed size
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

// The same for a statement of which only its execution says how many.
struct postgresql_large_frame : postgresql_parameters {
    std::shared_ptr<const std::string> text{};
    std::vector<const char*> all_values{};
    std::vector<int> all_lengths{}, all_formats{};
    std::vector<Oid> all_types{};
    std::unique_ptr<char[][16]> all_scratch{};

    postgresql_large_frame() = default;
    postgresql_large_frame(const postgresql_large_frame&) = delete;
    postgresql_large_frame& operator=(const postgresql_large_frame&) = delete;

    void make_room(std::size_t most) {
        all_values.resize(most + 1);
        all_lengths.resize(most + 1);
        all_formats.resize(most + 1);
        all_types.resize(most + 1);
        all_scratch = std::make_unique<char[][16]>(most + 1);
        values = all_values.data();
        lengths = all_lengths.data();
        formats = all_formats.data();
        types = all_types.data();
        scratch = all_scratch.get();
    }
};

template <std::size_t Count, bool IsLarge>
using frame_for = std::conditional_t<IsLarge, postgresql_large_frame, postgresql_frame<Count>>;

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
        add_array(array.values,
                  parameter_oid<T> == oid::unspecified ? oid::unspecified : oid::array_of(parameter_oid<T>));
    }

    template <class T>
    void null() {
        add(parameter_oid<without_optional<T>>, nullptr, 0);
    }

    // A whole column of a range.
    void operator()(wire_array& column) {
        const Oid type = oid::array_of(column.element());
        keep(type, column.finish());
    }

private:
    void add_bytes(Oid type, std::string_view text, bool in_place) {
        if (!in_place) return keep(type, std::string(text));
        add(type, text.data() != nullptr ? text.data() : "", text.size());
    }
    void add_bytes(Oid type, std::span<const std::byte> blob, bool in_place) {
        add_bytes(type, std::string_view(reinterpret_cast<const char*>(blob.data()), blob.size()), in_place);
    }
    void add_bytes(Oid type, numeric_text value, bool) { keep(type, numeric_to_wire(value)); }
    template <range_element T>
    void add_bytes(Oid type, const range<T>& value, bool) {
        keep(type, range_to_wire(value));
    }
    void add_bytes(Oid type, json_text value, bool) { keep(type, json_to_wire(value)); }
    void add_bytes(Oid type, enum_label value, bool) { add(type, value.text.data(), value.text.size()); }
    template <array_element T>
    void add_bytes(Oid type, const std::vector<T>& values, bool) {
        add_array(values, type);
    }
    // Of a user's type only the server knows the number, which the binary form needs: that array is text.
    template <class T>
    void add_array(const std::vector<T>& values, Oid type) {
        if constexpr (sql_type_of<T>.kind == type_kind::enumeration) {
            keep(type, array_literal(values));
            to_.formats[to_.count - 1] = 0;
        } else {
            keep(type, array_to_wire(values));
        }
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
