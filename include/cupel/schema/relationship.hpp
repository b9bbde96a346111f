// Relationship members of models. They are no columns; queries join along them, sessions load and save what they lead to.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace cupel {

enum class relationship_kind : std::uint8_t { has_many, has_one, belongs_to, many_to_many };

template <class T>
class ref;

namespace detail {

// What a relationship member can point at: the entity it stands in, or what it knows of its own.
struct relationship_anchor {
    explicit constexpr relationship_anchor(bool side) noexcept : is_side(side) {}

    const bool is_side;
};

struct node_base;
struct lazy_plan;

// What a relationship holds once it is loaded or changed; orm/side.hpp.
struct relationship_side : relationship_anchor {
    relationship_side() noexcept : relationship_anchor(true) {}
    relationship_side(const relationship_side&) = delete;
    relationship_side& operator=(const relationship_side&) = delete;
    virtual ~relationship_side() = default;

    node_base* owner = nullptr;
    const lazy_plan* plan = nullptr;  // what the query that gave the owner has said; nothing if it has not
};

// One pointer. A copy is that of a value without a session: it holds nothing. What was related to a value before a session
// had it goes along when the value is moved. A relationship of an entity stays what it is when its object is assigned.
class relationship_slot {
public:
    constexpr relationship_slot() noexcept = default;
    constexpr relationship_slot(const relationship_slot&) noexcept {}
    constexpr relationship_slot(relationship_slot&& other) noexcept { take(other); }
    constexpr relationship_slot& operator=(const relationship_slot& other) noexcept {
        if (this != &other && is_of_value()) delete static_cast<relationship_side*>(std::exchange(anchor_, nullptr));
        return *this;
    }
    constexpr relationship_slot& operator=(relationship_slot&& other) noexcept {
        if (this == &other) return *this;
        if (is_of_value()) delete static_cast<relationship_side*>(std::exchange(anchor_, nullptr));
        if (anchor_ == nullptr) take(other);
        return *this;
    }
    constexpr ~relationship_slot() {
        if (anchor_ != nullptr && anchor_->is_side) delete static_cast<relationship_side*>(anchor_);
    }

    // Not a part of the value: rows that differ in their columns alone are compared.
    constexpr bool operator==(const relationship_slot&) const noexcept { return true; }

    // For the session layer: the entity while nothing is known, then the side that knows it.
    relationship_anchor* anchor() const noexcept { return anchor_; }
    void set_anchor(relationship_anchor* anchor) noexcept { anchor_ = anchor; }

private:
    constexpr bool is_of_value() const noexcept {
        return anchor_ != nullptr && anchor_->is_side && static_cast<relationship_side*>(anchor_)->owner == nullptr;
    }
    constexpr void take(relationship_slot& other) noexcept {
        if (other.is_of_value()) anchor_ = std::exchange(other.anchor_, nullptr);
    }

    relationship_anchor* anchor_ = nullptr;
};

template <class T>
inline constexpr bool is_handle = false;
template <class T>
inline constexpr bool is_handle<ref<T>> = true;

// What can be neither an entity of T nor the handle of one.
template <class Given, class T>
concept not_an_entity =
    !std::same_as<std::remove_cvref_t<Given>, T> && !is_handle<std::remove_cvref_t<Given>> &&
    !std::derived_from<std::remove_cvref_t<Given>, relationship_slot> && !std::convertible_to<Given, const ref<T>&>;

// What sessions do with relationships; orm/collection.hpp and orm/reference.hpp define them.
template <class T>
struct collection_operations;
template <class T>
struct reference_operations;

// Entities of T. Its functions need a header of the session layer: cupel/orm/session.hpp.
template <class T>
struct collection_slot : relationship_slot {
    // Adds an entity, or a T that becomes one, and gives its handle. The other side is set too.
    template <class Entity>
    ref<T> append(Entity&& entity) {
        return collection_operations<T>::append(*this, std::forward<Entity>(entity));
    }
    // Takes an entity out. Throws programming_error if it is not in.
    void remove(const ref<T>& entity) { collection_operations<T>::remove(*this, entity); }
    void clear() { collection_operations<T>::clear(*this); }
    // Holds what the range has, entities or objects, and nothing else; loads what it held. The same as `= range`.
    template <class Range>
    void replace(Range&& entities) {
        collection_operations<T>::replace(*this, std::forward<Range>(entities));
    }

    // Those of a const object are refused.
    template <class Entity>
    void append(Entity&&) const {
        collection_operations<T>::template refuse_const<"append(...)">();
    }
    void remove(const ref<T>&) const { collection_operations<T>::template refuse_const<"remove(...)">(); }
    void clear() const { collection_operations<T>::template refuse_const<"clear()">(); }
    template <class Range>
    void replace(Range&&) const {
        collection_operations<T>::template refuse_const<"an assignment">();
    }

    // What the collection holds; loads it.
    auto begin() const { return collection_operations<T>::begin(*this); }
    auto end() const { return collection_operations<T>::end(*this); }
    auto size() const { return collection_operations<T>::size(*this); }
    bool empty() const { return size() == 0; }
    // The same as size(), without loading: SELECT count(*), if it is not loaded already.
    auto count() const { return collection_operations<T>::count(*this); }
    ref<T> operator[](decltype(sizeof(0)) index) const { return collection_operations<T>::at(*this, index); }
    bool contains(const ref<T>& entity) const { return collection_operations<T>::contains(*this, entity); }

    bool is_loaded() const { return collection_operations<T>::is_loaded(*this); }
};

// One entity of T, or none.
template <class T>
struct reference_slot : relationship_slot {
    // Refers to another entity, to a T that becomes one, or to none. The other side is set too.
    template <class Entity>
    void set(Entity&& entity) {
        reference_operations<T>::set(*this, std::forward<Entity>(entity));
    }
    // That of a const object is refused.
    template <class Entity>
    void set(Entity&&) const {
        reference_operations<T>::template refuse_const<"set(...)">();
    }

    // The entity; loads it. An empty handle if there is none.
    ref<T> get() const { return reference_operations<T>::get(*this); }
    // Throws programming_error if there is none.
    T* operator->() const { return reference_operations<T>::require(*this); }
    T& operator*() const { return *reference_operations<T>::require(*this); }
    explicit operator bool() const { return reference_operations<T>::is_set(*this); }

    bool is_loaded() const { return reference_operations<T>::is_loaded(*this); }
};

}  // namespace detail

// The rows of T whose foreign key points at this row. T may be incomplete here.
template <class T>
struct has_many : detail::collection_slot<T> {
    using target = T;
    static constexpr relationship_kind kind = relationship_kind::has_many;
    bool operator==(const has_many&) const = default;

    // The same as replace(range).
    template <class Range>
        requires(!std::derived_from<std::remove_cvref_t<Range>, detail::relationship_slot>)
    has_many& operator=(Range&& entities) {
        this->replace(std::forward<Range>(entities));
        return *this;
    }
    template <class Range>
        requires(!std::derived_from<std::remove_cvref_t<Range>, detail::relationship_slot>)
    const has_many& operator=(Range&& entities) const {
        this->replace(std::forward<Range>(entities));
        return *this;
    }
};

// The one row of T whose foreign key points at this row.
template <class T>
struct has_one : detail::reference_slot<T> {
    using target = T;
    static constexpr relationship_kind kind = relationship_kind::has_one;
    bool operator==(const has_one&) const = default;

    has_one() = default;
    // Of an object that is not an entity yet: post{.author = ada}
    template <class Entity>
    has_one(const ref<Entity>& entity) {
        this->set(ref<T>(entity));  // that of another entity is refused
    }
    has_one(const has_one&) = default;
    has_one(has_one&&) = default;
    has_one& operator=(const has_one&) = default;
    has_one& operator=(has_one&&) = default;
    // The same as set(entity).
    template <class Entity>
    has_one& operator=(const ref<Entity>& entity) {
        this->set(ref<T>(entity));
        return *this;
    }
    // A T becomes an entity.
    template <class Value>
        requires std::same_as<std::remove_cvref_t<Value>, T>
    has_one& operator=(Value&& value) {
        this->set(std::forward<Value>(value));
        return *this;
    }
    has_one& operator=(std::nullptr_t) {
        this->set(nullptr);
        return *this;
    }
    // What is no entity of T is refused, and so is any of a const object.
    template <detail::not_an_entity<T> Value>
    has_one& operator=(Value&& value) {
        this->set(std::forward<Value>(value));
        return *this;
    }
    template <class Entity>
    const has_one& operator=(const ref<Entity>&) const {
        detail::reference_operations<T>::template refuse_const<"an assignment">();
        return *this;
    }
    template <class Value>
        requires(!detail::is_handle<std::remove_cvref_t<Value>> &&
                 !std::derived_from<std::remove_cvref_t<Value>, detail::relationship_slot>)
    const has_one& operator=(Value&&) const {
        detail::reference_operations<T>::template refuse_const<"an assignment">();
        return *this;
    }
};

// The row of T that a foreign key of this row points at.
template <class T>
struct belongs_to : detail::reference_slot<T> {
    using target = T;
    static constexpr relationship_kind kind = relationship_kind::belongs_to;
    bool operator==(const belongs_to&) const = default;

    belongs_to() = default;
    // Of an object that is not an entity yet: post{.author = ada}
    template <class Entity>
    belongs_to(const ref<Entity>& entity) {
        this->set(ref<T>(entity));  // that of another entity is refused
    }
    belongs_to(const belongs_to&) = default;
    belongs_to(belongs_to&&) = default;
    belongs_to& operator=(const belongs_to&) = default;
    belongs_to& operator=(belongs_to&&) = default;
    // The same as set(entity).
    template <class Entity>
    belongs_to& operator=(const ref<Entity>& entity) {
        this->set(ref<T>(entity));
        return *this;
    }
    // A T becomes an entity.
    template <class Value>
        requires std::same_as<std::remove_cvref_t<Value>, T>
    belongs_to& operator=(Value&& value) {
        this->set(std::forward<Value>(value));
        return *this;
    }
    belongs_to& operator=(std::nullptr_t) {
        this->set(nullptr);
        return *this;
    }
    // What is no entity of T is refused, and so is any of a const object.
    template <detail::not_an_entity<T> Value>
    belongs_to& operator=(Value&& value) {
        this->set(std::forward<Value>(value));
        return *this;
    }
    template <class Entity>
    const belongs_to& operator=(const ref<Entity>&) const {
        detail::reference_operations<T>::template refuse_const<"an assignment">();
        return *this;
    }
    template <class Value>
        requires(!detail::is_handle<std::remove_cvref_t<Value>> &&
                 !std::derived_from<std::remove_cvref_t<Value>, detail::relationship_slot>)
    const belongs_to& operator=(Value&&) const {
        detail::reference_operations<T>::template refuse_const<"an assignment">();
        return *this;
    }
};

// The rows of T reached through the association table named by `.secondary<Table>()` in the mapping.
template <class T>
struct many_to_many : detail::collection_slot<T> {
    using target = T;
    static constexpr relationship_kind kind = relationship_kind::many_to_many;
    bool operator==(const many_to_many&) const = default;

    // The same as replace(range).
    template <class Range>
        requires(!std::derived_from<std::remove_cvref_t<Range>, detail::relationship_slot>)
    many_to_many& operator=(Range&& entities) {
        this->replace(std::forward<Range>(entities));
        return *this;
    }
    template <class Range>
        requires(!std::derived_from<std::remove_cvref_t<Range>, detail::relationship_slot>)
    const many_to_many& operator=(Range&& entities) const {
        this->replace(std::forward<Range>(entities));
        return *this;
    }
};

namespace detail {

template <class T>
concept relationship_member = requires {
    typename T::target;
    { T::kind } -> std::convertible_to<relationship_kind>;
};

// Whether a relationship is never loaded: schema/write_only.hpp.
template <class T>
inline constexpr bool is_write_only = requires { T::is_write_only; };

}  // namespace detail
}  // namespace cupel
