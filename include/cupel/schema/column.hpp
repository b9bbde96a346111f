// The columns of a model: its fields in order, embedded aggregates flattened, relationships left out.
#pragma once

#include <cupel/reflect/model.hpp>
#include <cupel/reflect/fields.hpp>
#include <cupel/schema/deferred.hpp>
#include <cupel/schema/relationship.hpp>
#include <cupel/types/codec.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

struct column_info {
    std::string_view name{};    // in SQL
    std::string_view member{};  // in C++
    std::string_view outer{};   // the embedded member that holds it, if one does
    sql_type type{};
    bool nullable = false;
    bool primary_key = false;
    bool generated = false;       // the database makes the key
    bool server_default = false;  // the database has a value for a row that gives none
    bool client_default = false;  // the mapping has one
    bool on_update = false;       // UPDATE sets it
    bool computed = false;        // GENERATED ALWAYS AS: never written
    bool storable = true;         // false: there is no codec for the member's type, or one that only binds
};

namespace detail {

// An aggregate without a codec inside a model: its fields are columns of the model's table.
template <class Field>
concept embedded = std::is_class_v<Field> && !storable<Field> && !relationship_member<Field> && model<Field>;

template <class Field>
consteval std::size_t column_count_of();

template <class... Fields>
consteval std::size_t sum_of_columns(type_list<Fields...>) {
    return (column_count_of<Fields>() + ... + 0);
}

template <class Field>
consteval std::size_t column_count_of() {
    if constexpr (relationship_member<Field>) return 0;
    else if constexpr (embedded<Field>) return sum_of_columns(field_types<Field>{});
    else return 1;
}

// Of some of the fields.
template <class T, std::size_t... Index>
consteval std::size_t sum_of_columns(std::index_sequence<Index...>) {
    return (column_count_of<field_type<const T, Index>>() + ... + 0);
}

template <class T>
inline constexpr std::size_t column_count = sum_of_columns(field_types<T>{});

// A codec without decode binds values, and no row can be read with it.
template <class Codec>
concept reads = requires { Codec::decode; } || requires(typename Codec::stored_as stored) { Codec::decode(stored); };

template <class Field>
concept readable = reads<codec<without_optional<undeferred<Field>>>>;

template <class Field>
consteval column_info describe_column(std::string_view name) {
    column_info column;
    column.name = name;
    column.member = name;
    column.nullable = is_optional<undeferred<Field>>;
    if constexpr (storable<Field>) column.type = sql_type_of<Field>, column.storable = readable<Field>;
    else column.storable = false, column.type = {.name = type_name<Field>, .refused = true};
    return column;
}

template <class... Fields>
consteval void describe_fields(column_info*& out, const std::string_view* names, type_list<Fields...>);

template <class Field>
consteval void describe_embedded(column_info*& out, std::string_view name) {
    column_info* first = out;
    describe_fields(out, field_names<Field>.data(), field_types<Field>{});
    for (; first != out; ++first) first->outer = name;
}

template <class Field>
consteval void describe_field(column_info*& out, std::string_view name) {
    if constexpr (relationship_member<Field>) return;
    else if constexpr (embedded<Field>) describe_embedded<Field>(out, name);
    else *out++ = describe_column<Field>(name);
}

template <class... Fields>
consteval void describe_fields(column_info*& out, const std::string_view* names, type_list<Fields...>) {
    (describe_field<Fields>(out, *names++), ...);
}

// Where `&T::outer, &Outer::inner` leads, as an address inside the prototype of T.
template <auto First, auto... Rest, class Object>
constexpr const void* address_along(const Object& object) noexcept {
    if constexpr (!std::is_same_v<owner_of<First>, Object> || names_function<First>) return nullptr;
    else if constexpr (sizeof...(Rest) == 0) return &(object.*First);
    else return address_along<Rest...>(object.*First);
}

template <class T, auto... Path>
constexpr const void* path_address() noexcept {
    return address_along<Path...>(prototype_object<T>());
}

template <class T>
consteval auto describe_columns() {
    std::array<column_info, column_count<T>> columns{};
    [[maybe_unused]] column_info* out = columns.data();
    if constexpr (field_count<T> != 0) describe_fields(out, field_names<T>.data(), field_types<T>{});
    return columns;
}

// Names and types as the members give them, before the mapping changes them.
template <class T>
inline constexpr auto plain_columns = describe_columns<T>();

inline constexpr std::size_t no_column = static_cast<std::size_t>(-1);

template <class Owner, class... Fields, std::size_t... Index>
constexpr bool seek_in_fields(std::size_t& at, const Owner& object, const void* address, type_list<Fields...>,
                              std::index_sequence<Index...>);

// Whether the field, or a column inside it, is at the address; `at` counts the columns in front.
template <class Field>
constexpr bool seek_in_field(std::size_t& at, const Field& object, const void* address) {
    if constexpr (relationship_member<Field>) return false;
    else if constexpr (embedded<Field>)
        return seek_in_fields(at, object, address, typename fields_tied<Field>::references{},
                              std::make_index_sequence<field_count<Field>>());
    else return address == &object || (++at, false);
}

template <class Owner, class... Fields, std::size_t... Index>
constexpr bool seek_in_fields(std::size_t& at, const Owner& object, const void* address, type_list<Fields...>,
                              std::index_sequence<Index...>) {
    const auto fields = tie_fields(object);
    return (seek_in_field(at, static_cast<const tied_field<Index, Fields>&>(fields).value, address) || ...);
}

// The number of the column at an address inside the prototype; no_column where there is none. The addresses of columns are
// never kept in a variable: at -O0 g++ emits constants of models in unnamed namespaces, and the prototype has no definition.
template <class T>
constexpr std::size_t column_at(const void* address) {
    std::size_t at = 0;
    if constexpr (field_count<T> != 0)
        if (seek_in_fields(at, prototype_object<T>(), address, typename fields_tied<T>::references{},
                           std::make_index_sequence<field_count<T>>()))
            return at;
    return no_column;
}

// The number of the column at the end of a path of members; no_column where it leads to none.
template <class T, auto... Path>
consteval std::size_t find_column() {
    if constexpr (field_count<T> != 0) return column_at<T>(path_address<T, Path...>());
    else return no_column;
}

template <class T, auto... Path>
inline constexpr std::size_t column_index = find_column<T, Path...>();

}  // namespace detail
}  // namespace cupel
