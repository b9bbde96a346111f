// Entities that are read to be looked at: .options(read_only), get<T>(key, read_only). Their handles give const objects.
#pragma once

#include <cupel/orm/ref.hpp>
#include <cupel/orm/session_check.hpp>
#include <cupel/sql/clauses/options.hpp>

#include <concepts>
#include <cstddef>
#include <functional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

void make_readable(node_base& node);
template <auto... Path, class T>
const auto& look_at_member(node<T>& entity);

// A read-only handle where the entity may be changed.
template <class T>
struct other_handle<T, const T> {
    static constexpr problem value = [] {
        problem text("cupel[E607]: a ref<const ", type_name<T>,
                     ">, of an entity that was read with read_only, is given "
                     "where a ref<");
        text += type_name<T>;
        text += "> may change it; take get<";
        text += type_name<T>;
        text += ">(key) of the session, which reads nothing again, or read it without read_only";
        return text;
    }();
};

struct read_only_reading {
    static constexpr bool is_relationship = false;
    static constexpr bool is_read_only = true;

    static constexpr void describe(problem& text) { text += "read_only"; }
};

// Rows of values are read to be looked at anyway.
template <class Entity>
struct option_check<Entity, read_only_reading> {
    static constexpr bool ok = !std::is_void_v<Entity>;
    static constexpr problem value = [] {
        if constexpr (ok) return problem();
        else
            return problem(
                "cupel[E608]: read_only is given for a query of values, of which a session keeps nothing; leave "
                "it out, or select the entity: select<T>()");
    }();
};

template <class Clause>
inline constexpr bool says_read_only = false;
template <class... Options>
inline constexpr bool says_read_only<options_clause<Options...>> = (std::same_as<Options, read_only_reading> || ...);

template <class... Given>
inline constexpr bool ends_with_read_only = false;
template <class First, class... Rest>
inline constexpr bool ends_with_read_only<First, Rest...> =
    std::same_as<std::remove_cvref_t<std::tuple_element_t<sizeof...(Rest), std::tuple<First, Rest...>>>,
                 read_only_reading>;

template <class T, bool ReadOnly>
using handle_type = ref<std::conditional_t<ReadOnly, const T, T>>;

}  // namespace detail

// In .options(...) of a query, and behind the key in get(): handles of const objects. The session keeps no copy of their rows
// and compares nothing. An entity that it has already stays what it is.
inline constexpr detail::read_only_reading read_only{};

// The handle of an entity that is only looked at. Any handle of it becomes one; it becomes none that changes it.
template <class T>
class ref<const T> {
public:
    using element_type = const T;

    ref() = default;
    ref(std::nullptr_t) noexcept {}
    ref(const ref<T>& entity) noexcept : ref(detail::handle_access::node_of(entity)) {}
    ref(const ref& other) noexcept : ref(other.node_) {}
    ref(ref&& other) noexcept : node_(std::exchange(other.node_, nullptr)) {}
    ref& operator=(ref other) noexcept {
        std::swap(node_, other.node_);
        return *this;
    }
    ~ref() {
        if (node_ != nullptr) node_->let_go();
    }

    explicit operator bool() const noexcept { return node_ != nullptr; }

    // The object, as ref<T> gives it.
    const T& operator*() const { return *get(); }
    const T* operator->() const { return get(); }
    const T* get() const {
        detail::node<T>& held = held_node();
        if (!detail::is_readable(held)) detail::make_readable(held);
        return &held.object;
    }
    // One member, as ref<T> gives it.
    template <auto First, auto... Rest>
    const auto& get() const {
        return detail::look_at_member<First, Rest...>(held_node());
    }
    template <auto... Path>
    const auto& operator[](const column<Path...>&) const {
        return detail::look_at_member<Path...>(held_node());
    }
    template <auto First, auto... Rest>
    bool is_loaded() const {
        return detail::has_member<First, Rest...>(held_node());
    }

    entity_state state() const noexcept { return node_ == nullptr ? entity_state::transient : node_->state; }
    bool is_expired() const noexcept { return node_ != nullptr && node_->expired; }

    bool operator==(const ref& other) const noexcept { return node_ == other.node_; }
    bool operator==(const ref<T>& other) const noexcept { return *this == ref(other); }
    bool operator==(std::nullptr_t) const noexcept { return node_ == nullptr; }

private:
    friend struct detail::handle_access;
    explicit ref(detail::node<T>* held) noexcept : node_(held) {
        if (node_ != nullptr) node_->hold();
    }
    detail::node<T>& held_node() const {
        if (node_ == nullptr) detail::throw_empty_handle(detail::type_name<T>);
        return *node_;
    }

    detail::node<T>* node_ = nullptr;
};

}  // namespace cupel

template <class T>
struct std::hash<cupel::ref<const T>> {
    std::size_t operator()(const cupel::ref<const T>& handle) const noexcept {
        return std::hash<const void*>()(cupel::detail::handle_access::node_of(handle));
    }
};
