// What a relationship of an entity holds: what was loaded, and what was changed since the last flush.
#pragma once

#include <cupel/orm/node.hpp>

#include <algorithm>
#include <vector>

namespace cupel::detail {

// Keeps what a value refers to, which is no entity yet.
class node_keeper {
public:
    node_keeper() = default;
    node_keeper(const node_keeper&) = delete;
    node_keeper& operator=(const node_keeper&) = delete;
    ~node_keeper() { clear(); }

    void keep(node_base& node) {
        kept_.push_back(&node);
        node.hold();
    }
    void clear() noexcept {
        for (node_base* const each : std::exchange(kept_, {})) each->let_go();
    }

private:
    std::vector<node_base*> kept_{};
};

inline bool take_out(std::vector<node_base*>& nodes, const node_base& node) {
    const auto at = std::find(nodes.begin(), nodes.end(), &node);
    if (at == nodes.end()) return false;
    nodes.erase(at);
    return true;
}

inline bool holds(const std::vector<node_base*>& nodes, const node_base& node) noexcept {
    return std::find(nodes.begin(), nodes.end(), &node) != nodes.end();
}

// Of has_many and many_to_many.
struct collection_side final : relationship_side {
    bool loaded = false;
    std::vector<node_base*> items{};  // if loaded: what it holds now
    std::vector<node_base*> added{};  // what the database does not know yet
    std::vector<node_base*> removed{};
    node_keeper kept{};

    void add(node_base& node) {
        if (removed.empty() || !take_out(removed, node)) added.push_back(&node);
        if (loaded) items.push_back(&node);
    }
    void remove(node_base& node) {
        if (!take_out(added, node)) removed.push_back(&node);
        if (loaded) take_out(items, node);
    }
    bool is_changed() const noexcept { return !added.empty() || !removed.empty(); }
    void flushed() noexcept {
        added.clear();
        removed.clear();
    }
    // What the database has, and what was done since.
    void load(std::vector<node_base*> found) {
        loaded = true;
        items = std::move(found);
        for (node_base* const gone : removed) take_out(items, *gone);
        for (node_base* const more : added)
            if (!holds(items, *more)) items.push_back(more);
    }
};

// Of belongs_to and has_one.
struct reference_side final : relationship_side {
    bool loaded = false;   // whether `target` is known
    bool changed = false;  // and the database does not know it yet
    node_base* target = nullptr;
    node_base* before = nullptr;  // has_one: what the database still has, if that was known
    node_keeper kept{};
};

}  // namespace cupel::detail
