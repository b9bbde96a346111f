// An entity whose model only the program knows: what hooks are told of.
#pragma once

#include <cupel/orm/ref.hpp>
#include <cupel/schema/metadata.hpp>

#include <string_view>
#include <utility>

namespace cupel {

namespace detail {

class hook_calls;

// Of an entity_type, which is not known here.
const table_info& table_of_type(const entity_type& type) noexcept;

}  // namespace detail

// Holds the entity as a ref does.
class any_entity {
public:
    any_entity() = default;
    explicit any_entity(detail::node_base& node) noexcept : node_(&node) { node_->hold(); }
    template <class T>
    any_entity(const ref<T>& entity) noexcept : node_(detail::handle_access::node_of(entity)) {
        if (node_ != nullptr) node_->hold();
    }
    any_entity(const any_entity& other) noexcept : node_(other.node_) {
        if (node_ != nullptr) node_->hold();
    }
    any_entity(any_entity&& other) noexcept : node_(std::exchange(other.node_, nullptr)) {}
    any_entity& operator=(any_entity other) noexcept {
        std::swap(node_, other.node_);
        return *this;
    }
    ~any_entity() {
        if (node_ != nullptr) node_->let_go();
    }

    explicit operator bool() const noexcept { return node_ != nullptr; }

    // Whether it is an entity of T.
    template <class T>
    bool is() const noexcept {
        return node_ != nullptr && detail::table_of_type(node_->type) == table_of<T>();
    }
    // Its handle; an empty one if it is an entity of another model.
    template <class T>
    ref<T> as() const noexcept {
        return is<T>() ? detail::handle_access::handle<T>(node_) : ref<T>();
    }
    // Its table. Requires an entity.
    const table_info& table() const noexcept { return detail::table_of_type(node_->type); }
    entity_state state() const noexcept { return node_ == nullptr ? entity_state::transient : node_->state; }

    bool operator==(const any_entity& other) const noexcept { return node_ == other.node_; }

private:
    friend class detail::hook_calls;
    detail::node_base* node_ = nullptr;
};

// An entity has got into another state.
struct state_change {
    any_entity entity;
    entity_state from{};
    entity_state to{};
};

}  // namespace cupel
