// deferred<T>: a column that sessions read when it is used, and not with its row.
#pragma once

#include <cupel/core/error.hpp>
#include <cupel/core/fixed_string.hpp>
#include <cupel/types/codec.hpp>

#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

struct node_base;

// What sessions do with deferred columns; orm/deferred.hpp defines it.
template <class T>
struct deferred_operations;

enum class deferral : std::uint8_t { none, unread, raising };

// Which entity the column belongs to, and whether its value is here. A copy is that of a value: it belongs to none.
class deferred_slot {
public:
    constexpr deferred_slot() noexcept = default;
    constexpr deferred_slot(const deferred_slot& other) noexcept : state_(other.state_) {}
    constexpr deferred_slot& operator=(const deferred_slot& other) noexcept {
        state_ = other.state_;
        return *this;
    }

    // Whether the value is here: it was read, or the program has set it.
    constexpr bool is_loaded() const noexcept { return state_ == deferral::none; }

    // For the session layer.
    constexpr node_base* owner() const noexcept { return owner_; }
    constexpr bool raises() const noexcept { return state_ == deferral::raising; }
    constexpr void set_owner(node_base* owner) noexcept { owner_ = owner; }
    constexpr void set_state(deferral state) noexcept { state_ = state; }

private:
    node_base* owner_ = nullptr;
    deferral state_ = deferral::none;
};

}  // namespace detail

// A column of T. Sessions leave it out when they read the entity, and read it when it is first used, with the others of its
// group; the engine reads it like any other. In SQL it is the column of a T: col<&User::bio> == "text".
template <class T, fixed_string Group = "">
class deferred : public detail::deferred_slot {
public:
    using value_type = T;
    static constexpr std::string_view group() noexcept { return Group.view(); }

    constexpr deferred() = default;
    template <class Value>
        requires(!std::same_as<std::remove_cvref_t<Value>, deferred> && std::convertible_to<Value, T>)
    constexpr deferred(Value&& value) : value_(std::forward<Value>(value)) {}
    template <class Value>
        requires(!std::same_as<std::remove_cvref_t<Value>, deferred> && std::convertible_to<Value, T>)
    constexpr deferred& operator=(Value&& value) {
        value_ = std::forward<Value>(value);
        set_state(detail::deferral::none);
        return *this;
    }

    // The value; sessions read it first. Throws detached_instance_error where there is no session to read it by,
    // unloaded_error if the query said so. Needs a header of the session layer: cupel/orm/session.hpp.
    T& get() {
        if (!is_loaded()) detail::deferred_operations<T>::read(*this);
        return value_;
    }
    const T& get() const {
        if (!is_loaded()) detail::deferred_operations<T>::read(*this);
        return value_;
    }
    T& operator*() { return get(); }
    const T& operator*() const { return get(); }
    T* operator->() { return &get(); }
    const T* operator->() const { return &get(); }
    operator const T&() const { return get(); }

    // The same value, or both are not here.
    constexpr bool operator==(const deferred& other) const {
        return is_loaded() == other.is_loaded() && (!is_loaded() || value_ == other.value_);
    }

    // For statements of values: throws programming_error if the value was not read.
    constexpr const T& here() const {
        if (!is_loaded())
            throw programming_error(error_code::programming,
                                    "a deferred column of a value was not read: read it from the entity first");
        return value_;
    }
    // For the session layer.
    constexpr const T& unchecked() const noexcept { return value_; }
    constexpr T& filled() noexcept {
        set_state(detail::deferral::none);
        return value_;
    }

private:
    T value_{};
};

namespace detail {

template <class T>
inline constexpr bool is_deferred = false;
template <class T, fixed_string Group>
inline constexpr bool is_deferred<deferred<T, Group>> = true;

template <class T>
struct undeferred_type {
    using type = T;
};
template <class T, fixed_string Group>
struct undeferred_type<deferred<T, Group>> {
    using type = T;
};
// deferred<T> -> T
template <class T>
using undeferred = typename undeferred_type<T>::type;

// The value of a column's member, for statements.
template <class Field>
constexpr const auto& value_of_field(const Field& field) {
    if constexpr (is_deferred<Field>) return field.here();
    else return field;
}

}  // namespace detail

// So that a member is a column. Of NULL it knows nothing: statements take the value out of it.
template <class T, fixed_string Group>
    requires storable<T>
struct codec<deferred<T, Group>> {
    using stored_as = typename codec<detail::without_optional<T>>::stored_as;
    static constexpr sql_type type = detail::sql_type_of<T>;
};

}  // namespace cupel
