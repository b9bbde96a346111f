// ref<T>: the handle of an entity.
#pragma once

#include <cupel/orm/node.hpp>
#include <cupel/orm/session_check.hpp>

#include <concepts>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace cupel {

namespace detail {

struct handle_access;

[[noreturn]] inline void throw_empty_handle(std::string_view type) {
    throw programming_error(error_code::programming,
                            "the handle is empty: a ref<" + std::string(type) + "> that refers to no entity is used");
}
[[noreturn]] inline void throw_empty_in_collection(std::string_view type) {
    throw programming_error(error_code::programming,
                            "an empty handle, a ref<" + std::string(type) + ">, cannot be in a collection");
}

// A member of an entity, and whether it is there; orm/partial.hpp.
template <auto... Path, class T>
auto& read_member(node<T>& entity);
template <auto... Path, class T>
bool has_member(const node<T>& entity);

}  // namespace detail

// Holds an entity: as long as the handle lives, so does the object, at the same address. Two handles of one entity of a
// session are equal. An empty handle holds none.
template <class T>
class ref {
public:
    using element_type = T;

    ref() = default;
    ref(std::nullptr_t) noexcept {}
    ref(const ref& other) noexcept : node_(other.node_) {
        if (node_ != nullptr) node_->hold();
    }
    ref(ref&& other) noexcept : node_(std::exchange(other.node_, nullptr)) {}
    ref& operator=(ref other) noexcept {
        std::swap(node_, other.node_);
        return *this;
    }
    // The handle of another entity is refused.
    template <class Other>
    ref(const ref<Other>&) {
        static_assert(detail::refuse_if<detail::other_handle<T, Other>::value>::done);
    }
    ~ref() {
        if (node_ != nullptr) node_->let_go();
    }

    explicit operator bool() const noexcept { return node_ != nullptr; }

    // The object; after a commit or expire() its row is read first, and so is what a query has left out. Throws programming_error for an empty handle,
    // detached_instance_error where there is no session to read by, object_deleted_error where the row is gone.
    T& operator*() const { return *get(); }
    T* operator->() const { return get(); }
    T* get() const {
        detail::node<T>& held = held_node();
        if (!detail::is_whole(held)) detail::make_whole(held);
        return &held.object;
    }

    // One member: a column, or a relationship. Of an entity that was partly read nothing else is read for it.
    // Throws unloaded_error for a column that the query says must not be read.
    template <auto First, auto... Rest>
    auto& get() const {
        return detail::read_member<First, Rest...>(held_node());
    }
    // The same: entity[col<&User::name>]
    template <auto... Path>
    auto& operator[](const column<Path...>&) const {
        return detail::read_member<Path...>(held_node());
    }
    // Whether a column, or a relationship, has been read.
    template <auto First, auto... Rest>
    bool is_loaded() const {
        return detail::has_member<First, Rest...>(held_node());
    }

    entity_state state() const noexcept { return node_ == nullptr ? entity_state::transient : node_->state; }
    bool is_expired() const noexcept { return node_ != nullptr && node_->expired; }

    bool operator==(const ref& other) const noexcept { return node_ == other.node_; }
    bool operator==(std::nullptr_t) const noexcept { return node_ == nullptr; }

private:
    friend struct detail::handle_access;
    detail::node<T>& held_node() const {
        if (node_ == nullptr) detail::throw_empty_handle(detail::type_name<T>);
        return *node_;
    }
    friend struct std::hash<ref>;
    explicit ref(detail::node<T>* held) noexcept : node_(held) {
        if (node_ != nullptr) node_->hold();
    }

    detail::node<T>* node_ = nullptr;
};

// An entity of no session yet: for relationships of values, and to be added later. What is related to the value comes along
// when it is moved; a copy has nothing, so that one of a value with related entities throws invalid_state_error.
template <class T>
    requires(!std::is_lvalue_reference_v<T>)
ref<T> make_entity(T&& value);
template <class T>
ref<T> make_entity(const T& value);

namespace detail {

struct handle_access {
    template <class T>
    static node<T>* node_of(const ref<T>& handle) noexcept {
        return handle.node_;
    }
    template <class T>
    static node<T>* node_of(const ref<const T>& handle) noexcept {
        return handle.node_;
    }
    template <class T>
    static ref<T> handle(node_base* node) noexcept {
        return ref<T>(static_cast<detail::node<std::remove_const_t<T>>*>(node));
    }
};

}  // namespace detail
}  // namespace cupel

template <class T>
struct std::hash<cupel::ref<T>> {
    std::size_t operator()(const cupel::ref<T>& handle) const noexcept {
        return std::hash<const void*>()(handle.node_);
    }
};
