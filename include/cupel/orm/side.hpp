// What a relationship of an entity holds: what was loaded, and what was changed since the last flush.
#pragma once

#include <cupel/orm/node.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <unordered_set>
#include <utility>
#include <vector>

namespace cupel::detail {

// Keeps what a value refers to, which is no entity yet.
class node_keeper {
public:
    node_keeper() = default;
    explicit node_keeper(node_base& node) { keep(node); }
    node_keeper(node_keeper&& other) noexcept : kept_(std::exchange(other.kept_, {})) {}
    node_keeper& operator=(node_keeper&&) = delete;
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

// The last one first: what came last often goes first.
inline bool take_out(std::vector<node_base*>& nodes, const node_base& node) {
    const auto at = std::find(nodes.rbegin(), nodes.rend(), &node);
    if (at == nodes.rend()) return false;
    nodes.erase(std::next(at).base());
    return true;
}

inline void take_all_out(std::vector<node_base*>& nodes, const std::vector<node_base*>& gone) {
    if (gone.empty() || nodes.empty()) return;
    const std::unordered_set<const node_base*> all(gone.begin(), gone.end());
    std::erase_if(nodes, [&](const node_base* each) { return all.count(each) != 0; });
}

inline bool holds(const std::vector<node_base*>& nodes, const node_base& node) noexcept {
    return std::find(nodes.begin(), nodes.end(), &node) != nodes.end();
}

// Whether its row was deleted: a collection that held it may still show it.
inline bool is_gone(const node_base& node) noexcept { return node.state == entity_state::deleted || node.row_gone; }

// Of has_many and many_to_many. Sets and collections with a key derive from it, and have an index of what it holds.
struct collection_side : relationship_side {
    using list = std::vector<node_base*>;

    bool loaded = false;
    bool unique = false;   // holds an entity once
    bool indexed = false;  // the index is there, and is told of changes
    list added{};          // what the database does not know yet
    list removed{};
    node_keeper kept{};

    // If loaded: what it holds now. Who goes through it shares it, and sees it as it was.
    const list& items() const noexcept { return items_ == nullptr ? none_ : *items_; }
    std::shared_ptr<const list> shared_items() const noexcept { return items_; }

    // Takes the memory that the next add, remove or move_to needs: after that they do not throw.
    void make_room() {
        grow(added);
        grow(removed);
        if (loaded) grow(own_items());
        if (unique && loaded && !indexed) build_index();
    }
    void add(node_base& node) {
        if (unique && loaded && has_already(node)) return;
        if (removed.empty() || !take_out(removed, node)) added.push_back(&node);
        if (loaded) own_items().push_back(&node);
        if (indexed) tell_index([&] { index_added(node); });
    }
    void remove(node_base& node) {
        if (added.empty() || !take_out(added, node)) removed.push_back(&node);
        if (loaded) take_out(own_items(), node);
        if (indexed) tell_index([&] { index_removed(node); });
    }
    // Of one that is loaded: the node stands there now.
    void move_to(node_base& node, std::size_t place) {
        list& all = own_items();
        if (take_out(all, node))
            all.insert(all.begin() + static_cast<std::ptrdiff_t>(std::min(place, all.size())), &node);
    }
    // The same of all: these stand first, in this order.
    void arrange(const list& first) {
        list& all = own_items();
        const std::unordered_set<const node_base*> here(all.begin(), all.end());
        std::unordered_set<const node_base*> placed;
        list made;
        made.reserve(all.size());
        for (node_base* const each : first)
            if (here.count(each) != 0 && placed.insert(each).second) made.push_back(each);
        for (node_base* const each : all)
            if (placed.count(each) == 0) made.push_back(each);
        all = std::move(made);
    }
    bool is_changed() const noexcept { return !added.empty() || !removed.empty(); }
    void flushed() noexcept {
        added.clear();
        removed.clear();
    }
    void forget() noexcept {
        flushed();
        kept.clear();
        items_.reset();
        loaded = indexed = false;
    }
    // What the database has, and what was done since. What is there as `rows` of an association table is not added to it
    // once more, where the collection holds each entity once.
    void load(list found, bool rows = false) {
        if (unique) take_doubles_out(found);
        if (unique && rows) take_all_out(added, found);
        take_all_out(found, removed);
        if (!added.empty()) {
            std::unordered_set<const node_base*> known(found.begin(), found.end());
            for (node_base* const more : added)
                if (known.insert(more).second) found.push_back(more);
        }
        items_ = std::make_shared<list>(std::move(found));
        loaded = true;
        indexed = false;
    }

    virtual bool has_already(const node_base&) { return false; }
    virtual void build_index() {}
    virtual void index_added(node_base&) {}
    virtual void index_removed(node_base&) {}
    // What was added, with what was removed and has the same key in the database.
    virtual std::vector<std::pair<node_base*, node_base*>> displaced() { return {}; }

private:
    static void grow(list& nodes) {
        if (nodes.size() == nodes.capacity()) nodes.reserve(2 * nodes.size() + 4);
    }
    static void take_doubles_out(list& nodes) {
        std::unordered_set<const node_base*> all;
        std::erase_if(nodes, [&](const node_base* each) { return !all.insert(each).second; });
    }
    // An index that cannot follow is built again.
    template <class Function>
    void tell_index(Function tell) noexcept {
        try {
            tell();
        } catch (...) {
            indexed = false;
        }
    }
    list& own_items() {
        if (items_.use_count() != 1) items_ = std::make_shared<list>(items());
        return *items_;
    }

    static inline const list none_{};
    std::shared_ptr<list> items_{};
};

// Of belongs_to and has_one.
struct reference_side final : relationship_side {
    bool loaded = false;        // whether `target` is known
    bool changed = false;       // and the database does not know it yet
    bool before_known = false;  // has_one: whether `before` is
    node_base* target = nullptr;
    node_base* before = nullptr;  // has_one: what the database still has
    node_keeper kept{};

    void forget() noexcept {
        loaded = changed = before_known = false;
        target = before = nullptr;
        kept.clear();
    }
};

}  // namespace cupel::detail
