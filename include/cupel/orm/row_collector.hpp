// What a relationship leads to, gathered from rows that give each owner and each target more than once.
#pragma once

#include <cupel/orm/session_base.hpp>

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace cupel::detail {

// Of belongs_to.
inline void fill_reference(const relation& which, node_base& owner, node_base* target) {
    auto& side = side_of<reference_side>(which, owner);
    if (side.loaded) return;
    if (owner.session != nullptr) owner.session->note_loaded(owner);
    side.loaded = true;
    side.target = target;
}

// What the database says that a relationship leads to. What the session knows better stays.
inline void fill_relation(session_base& session, const relation& which, node_base& owner,
                          std::vector<node_base*> found) {
    session.note_loaded(owner);
    if (which.is_collection()) {
        auto& side = side_of<collection_side>(which, owner);
        if (!side.loaded) side.load(std::move(found), which.kind == relationship_kind::many_to_many);
        return;
    }
    node_base* const one = found.empty() ? nullptr : found.front();
    if (which.owns_key()) return fill_reference(which, owner, one);
    if (found.size() > 1)
        session.warn("the relationship " + std::string(which.name) + " of " + std::string(owner.type.name) +
                     " leads to " + std::to_string(found.size()) + " rows; the first is taken");
    auto& side = side_of<reference_side>(which, owner);
    if (side.changed) {
        if (side.before == nullptr) side.before = one;
        return;
    }
    side.loaded = true;
    side.target = one;
}

class row_collector {
public:
    // The target of one row, nullptr where an owner has none.
    void add(const relation& which, node_base& owner, node_base* target) {
        const std::size_t at = place_of(which, owner);
        entry& mine = entries_[at];
        if (mine.known || target == nullptr) return;
        if (!mine.found.empty() && mine.found.back() == target) return;
        if (!seen_.insert({at, target}).second) return;
        mine.found.push_back(target);
    }
    void finish(session_base& session, const relation& which) {
        for (entry& each : entries_)
            if (!each.known) fill_relation(session, which, *each.owner, std::move(each.found));
    }

private:
    struct entry {
        node_base* owner;
        bool known;
        std::vector<node_base*> found{};
    };

    std::size_t place_of(const relation& which, node_base& owner) {
        if (!entries_.empty() && entries_[last_].owner == &owner) return last_;
        const auto [at, added] = places_.emplace(&owner, entries_.size());
        if (added) entries_.push_back({&owner, is_known(which, owner)});
        return last_ = at->second;
    }

    std::vector<entry> entries_{};
    boost::unordered_flat_map<const node_base*, std::size_t> places_{};
    boost::unordered_flat_set<std::pair<std::size_t, const node_base*>> seen_{};
    std::size_t last_ = 0;
};

}  // namespace cupel::detail
