// What a session keeps of an entity: the object, its state, the values that the database has, and who holds it.
#pragma once

#include <cupel/orm/error.hpp>
#include <cupel/schema/relationship.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cupel {

// transient: made by the program, of no session. pending: to be inserted. persistent: has a row. deleted: its DELETE was
// sent, the transaction is open. detached: has or had a row, and no session.
enum class entity_state : std::uint8_t { transient, pending, persistent, deleted, detached };

constexpr std::string_view state_name(entity_state state) noexcept {
    constexpr std::string_view names[] = {"transient", "pending", "persistent", "deleted", "detached"};
    return names[static_cast<std::size_t>(state)];
}

namespace detail {

struct entity_type;
struct node_base;
class session_base;

// Nodes that refer to one another, by relationships or because one session has had them. They live as long as the session or
// any handle to one of them: what is related to an entity that outlived its session is there too, and circles do not leak.
class node_graph {
public:
    explicit node_graph(session_base* owner) noexcept : owner_(owner) {}
    node_graph(const node_graph&) = delete;
    node_graph& operator=(const node_graph&) = delete;
    inline ~node_graph();

    inline void take(node_base& node);
    // Takes the nodes of a graph that no session has any more, and ends it.
    inline void take_all(node_graph& other);
    // Puts the two into one graph. One of them has a handle. Throws invalid_state_error if two sessions have them.
    static inline void join(node_base& a, node_base& b);

    // Makes a graph of its own of these nodes, one of which has a handle.
    inline void part(const std::vector<node_base*>& leaving);

    const std::vector<node_base*>& nodes() const noexcept { return nodes_; }
    session_base* owner() const noexcept { return owner_; }
    bool is_open() const noexcept { return owner_ != nullptr; }
    // The session has ended: the graph lives by the handles of the program.
    void close() noexcept {
        owner_ = nullptr;
        if (held_ == 0) delete this;
    }
    void hold() noexcept { ++held_; }
    void let_go() noexcept {
        if (--held_ == 0 && owner_ == nullptr) delete this;
    }

private:
    std::vector<node_base*> nodes_{};
    std::size_t held_ = 0;  // nodes with handles
    session_base* owner_;   // while it lives
};

struct node_base : relationship_anchor {
    explicit node_base(const entity_type& its_type) noexcept : relationship_anchor(false), type(its_type) {}
    node_base(const node_base&) = delete;
    node_base& operator=(const node_base&) = delete;
    virtual ~node_base() = default;

    virtual void* address() noexcept = 0;
    // From now on its changes are found: the row as it was read is kept.
    virtual void keep_row() = 0;

    void hold() noexcept {
        if (references++ == 0 && home != nullptr) home->hold();
    }
    void let_go() noexcept {
        if (--references != 0) return;
        if (home != nullptr) home->let_go();
        else delete this;
    }

    // The flags are in front, where the base leaves room.
    entity_state state = entity_state::transient;
    bool expired = false;          // its columns are to be read again before they are used
    bool to_delete = false;        // its DELETE is to be sent by the next flush
    bool related = false;          // one of its relationships was changed since the last flush
    bool key_was_made = false;     // by the database, when it was inserted
    bool row_gone = false;         // its DELETE was committed
    bool hard : 1 = false;         // its row goes, though its model says soft_delete
    bool created_set : 1 = false;  // by the session, when it was inserted
    bool updated_set : 1 = false;
    bool roomy : 1 = true;          // its row has a place behind it in memory
    std::uint32_t place = 0;        // among the entities of its model, if the session has it
    std::uint32_t gap : 29 = 0;     // which columns were not read: orm/column_gap.hpp; 0 where all were
    std::uint32_t bare : 1 = 0;     // read to be looked at: its row is not kept before somebody may change it
    std::uint32_t intact : 1 = 0;   // as it was read: nobody was given its object to change, or a reference to it
    std::uint32_t flagged : 1 = 0;  // columns are written though they are equal: orm/session_marks.hpp
    const entity_type& type;
    session_base* session = nullptr;
    node_graph* home = nullptr;  // a node without one lives by its handles alone
    std::size_t references = 0;
    std::uint64_t sequence = 0;  // in the order in which the session got them
};

inline node_graph::~node_graph() {
    for (node_base* const node : nodes_) delete node;
}

inline void node_graph::take(node_base& node) {
    nodes_.push_back(&node);
    node.home = this;
    if (node.references != 0) hold();
}

inline void node_graph::take_all(node_graph& other) {
    nodes_.reserve(nodes_.size() + other.nodes_.size());
    for (node_base* const node : std::exchange(other.nodes_, {})) {
        nodes_.push_back(node);
        node->home = this;
    }
    held_ += other.held_;
    delete &other;
}

inline void node_graph::part(const std::vector<node_base*>& leaving) {
    auto made = std::make_unique<node_graph>(nullptr);
    made->nodes_.reserve(leaving.size());
    for (node_base* const each : leaving) {
        each->home = nullptr;
        if (each->references != 0) --held_;
        made->take(*each);
    }
    std::erase_if(nodes_, [&](const node_base* each) { return each->home != this; });
    made.release();
}

inline void node_graph::join(node_base& a, node_base& b) {
    if (a.home == b.home && a.home != nullptr) return;
    if (a.home == nullptr && b.home == nullptr) {
        auto made = std::make_unique<node_graph>(nullptr);
        made->nodes_.reserve(2);
        made->take(a);
        made.release()->take(b);
    } else if (a.home == nullptr) {
        b.home->take(a);
    } else if (b.home == nullptr) {
        a.home->take(b);
    } else if (!b.home->is_open()) {
        a.home->take_all(*b.home);
    } else if (!a.home->is_open()) {
        b.home->take_all(*a.home);
    } else {
        throw invalid_state_error(
            "entities of two sessions cannot refer to each other; merge the value of one of them");
    }
}

template <class T>
struct node;

// What the database has of an entity; nothing where no row was read, or none is kept.
template <class T>
class kept_row {
public:
    kept_row() = default;
    kept_row(const kept_row&) = delete;
    kept_row& operator=(const kept_row&) = delete;

    bool has_value() const noexcept { return row_ != nullptr; }
    T& operator*() noexcept { return *row_; }
    const T& operator*() const noexcept { return *row_; }

private:
    friend struct node<T>;
    T* row_ = nullptr;
};

struct without_room {};

// The row has its place behind the entity in memory. An entity that is only looked at has no such place.
template <class T>
struct node final : node_base {
    node(const entity_type& its_type, T&& value) : node_base(its_type), object(std::move(value)) {}
    node(const entity_type& its_type, T&& value, without_room) : node_base(its_type), object(std::move(value)) {
        roomy = false;
        bare = 1;
    }
    ~node() override { forget_row(); }

    void* address() noexcept override { return &object; }
    void keep_row() override { keep_row(object); }

    // What the database has is `row`.
    void keep_row(const T& row) {
        if (loaded.row_ != nullptr) *loaded.row_ = row;
        else loaded.row_ = roomy ? new (static_cast<void*>(this + 1)) T(row) : new T(row);
        bare = 0;
    }
    void forget_row() noexcept {
        if (loaded.row_ == nullptr) return;
        if (roomy) loaded.row_->~T();
        else delete loaded.row_;
        loaded.row_ = nullptr;
    }

    static void* operator new(std::size_t size) { return take_memory(size + sizeof(T)); }
    static void* operator new(std::size_t size, without_room) { return take_memory(size); }
    static void operator delete(void* memory) noexcept { give_back(memory); }
    static void operator delete(void* memory, without_room) noexcept { give_back(memory); }

    T object;
    kept_row<T> loaded{};

private:
    static constexpr bool is_wide = alignof(T) > __STDCPP_DEFAULT_NEW_ALIGNMENT__;
    static void* take_memory(std::size_t size) {
        if constexpr (is_wide) return ::operator new(size, std::align_val_t(alignof(T)));
        else return ::operator new(size);
    }
    static void give_back(void* memory) noexcept {
        if constexpr (is_wide) ::operator delete(memory, std::align_val_t(alignof(T)));
        else ::operator delete(memory);
    }
};

// For a walk over many nodes, which are not in the cache: asks for the first bytes of one that comes a little later.
template <std::size_t Size, class Nodes>
void fetch_ahead(const Nodes& nodes, std::size_t now) noexcept {
    constexpr std::size_t ahead = 8;
    constexpr std::size_t line = 64;
    if (now + ahead >= nodes.size()) return;
    const auto* const next = reinterpret_cast<const char*>(nodes[now + ahead]);
    for (std::size_t at = 0; at < Size; at += line) __builtin_prefetch(next + at);
}

// Its columns are about to be read: a session in a savepoint remembers that.
void note_row_of(node_base& node);
// Throws what reading an expired entity meets.
void reload_expired(node_base& node);
// The same of one that is expired or partly read, before any of its columns may be used.
void make_whole(node_base& node);
// The same for a flush, which reads what queries say must not be read later.
void make_whole_for_flush(node_base& node);
inline bool is_readable(const node_base& node) noexcept { return !node.expired && node.gap == 0; }
// Whether all of it is here, and may be changed.
inline bool is_whole(const node_base& node) noexcept { return is_readable(node) && !node.bare && !node.intact; }
// It is compared with its row from now on, for good: who was given a reference may keep it.
void compare_from_now(node_base& node);
// Before anything but its row is put into its object.
inline void keep_row_of(node_base& node) {
    if (node.bare) node.keep_row();
    if (node.intact) compare_from_now(node);
}

}  // namespace detail
}  // namespace cupel
