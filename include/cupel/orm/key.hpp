// The identity of an entity: the values of its key.
#pragma once

#include <cupel/orm/column_access.hpp>

#include <boost/container_hash/hash.hpp>

#include <cstddef>
#include <tuple>
#include <utility>

namespace cupel::detail {

template <class T, class Places>
struct key_values;

template <class T, std::size_t... Place>
struct key_values<T, std::index_sequence<Place...>> {
    using type = std::tuple<column_type_of<T, key_column<T, Place>>...>;

    static type of(const T& object) { return type(column_in<key_column<T, Place>>(object)...); }
    static void assign(T& object, const type& key) {
        ((column_in<key_column<T, Place>>(object) = std::get<Place>(key)), ...);
    }
    template <class... Given>
    static type make(Given&&... given) {
        return type(static_cast<column_type_of<T, key_column<T, Place>>>(std::forward<Given>(given))...);
    }
};

template <class T>
using key_maker = key_values<T, std::make_index_sequence<key_size<T>>>;

template <class T>
using key_of = typename key_maker<T>::type;

struct key_hash {
    template <class... Values>
    std::size_t operator()(const std::tuple<Values...>& key) const {
        std::size_t seed = 0;
        std::apply([&](const auto&... value) { (boost::hash_combine(seed, value), ...); }, key);
        return seed;
    }
};

// Whether the database makes the key of T, and whether an object has none yet.
template <class T>
consteval bool has_generated_key() {
    for (std::size_t column : table_of<T>().primary_key)
        if (table_of<T>().columns[column].generated) return true;
    return false;
}

template <class T>
bool lacks_key(const T& object) {
    if constexpr (has_generated_key<T>())
        return column_in<key_column<T, 0>>(object) == column_in<key_column<T, 0>>(initial_object<T>);
    else return false;
}

}  // namespace cupel::detail
