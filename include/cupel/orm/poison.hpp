// A debugging aid: columns of expired entities that show it, session s(db, {.poison_expired = poisoned<user, post>});
#pragma once

#include <cupel/orm/column_gap.hpp>
#include <cupel/orm/node.hpp>
#include <cupel/orm/poisoning.hpp>
#include <cupel/sql/object_values.hpp>
#include <cupel/types/decimal.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace cupel {

// What is in the columns of an entity that has expired, where the type of the column has such a value; else what is
// in a new object. Numbers are 0xDD in all of their bytes, floating ones NaN.
struct poison {
    static constexpr std::string_view text = "<expired>";
    template <std::integral Number>
    static constexpr Number number = [] {
        std::uintmax_t value = 0;
        for (std::size_t i = 0; i < sizeof(Number); ++i) value = value << 8 | 0xDD;
        return static_cast<Number>(value);
    }();
};

namespace detail {

template <class T>
concept moment_column = requires { typename T::clock; } && requires {
    { T::min() } -> std::same_as<T>;
};

template <class Value>
concept poisoned_type = (std::integral<Value> && !std::same_as<Value, bool>) || std::floating_point<Value> ||
                        std::same_as<Value, std::string> || is_whole_decimal<Value> || moment_column<Value>;

// `fresh` is what the column has in a new object.
template <class Value>
void poison_value(Value& value, const Value& fresh) {
    if constexpr (is_deferred<Value>) {
        if (value.is_loaded()) poison_value(value.filled(), fresh.unchecked());
    } else if constexpr (is_optional<Value> && poisoned_type<without_optional<Value>>) {
        if (!value) value.emplace();
        poison_value(*value, *value);
    } else if constexpr (!poisoned_type<Value>) {
        value = fresh;
    } else if constexpr (std::integral<Value>) {
        value = poison::number<Value>;
    } else if constexpr (std::floating_point<Value>) {
        value = std::numeric_limits<Value>::quiet_NaN();
    } else if constexpr (std::same_as<Value, std::string>) {
        value = poison::text;
    } else if constexpr (is_whole_decimal<Value>) {
        value.value = poison::number<std::remove_cvref_t<decltype(value.value)>>;
    } else {
        value = Value::min();
    }
}

// Keys, foreign keys, versions and what relationships refer to stay: sessions find entities by them.
template <class T>
void poison_columns(node_base& entity) noexcept {
    T& object = static_cast<node<T>&>(entity).object;
    try {
        for_each_column<T>([&](auto column) {
            if constexpr (!needed_columns<T>[column])
                poison_value(column_in<column>(object), column_in<column>(initial_object<T>));
        });
    } catch (...) {  // memory is short: the column has what it had
    }
}

template <class T>
struct poison_check {
    static constexpr bool ok = std::is_aggregate_v<T> && std::is_class_v<T>;
    static constexpr problem value = [] {
        problem text;
        if (ok) return text;
        text = problem("cupel[E645]: poisoned<", type_name<T>, "> names what is no model; name the structs whose ",
                       "entities are to show that they have expired: poisoned<User, Post>");
        return text;
    }();
};

template <class T>
constexpr poison_entry make_poison() {
    static_assert(refuse_if<poison_check<T>::value>::done);
    if constexpr (poison_check<T>::ok) return {table_of<T>().id, &poison_columns<T>};
    else return {};
}

}  // namespace detail

// For session_options::poison_expired: when an entity of these models expires, by commit, rollback or expire, its
// columns are overwritten, but for keys, foreign keys and versions. A T& that was kept shows that it is stale; `->`
// of the handle reads the row again, as ever.
template <class... T>
inline constexpr std::array<detail::poison_entry, sizeof...(T)> poisoned{detail::make_poison<T>()...};

}  // namespace cupel
