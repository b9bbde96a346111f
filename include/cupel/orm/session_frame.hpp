// What a session remembers of a transaction, and of each savepoint.
#pragma once

#include <cupel/orm/node.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace cupel::detail {

struct relation;

// Keeps each once, or hardly more often.
inline void note_in(std::vector<node_base*>& nodes, node_base& node) {
    if (!nodes.empty() && nodes.back() == &node) return;
    if (nodes.size() == nodes.capacity()) {
        std::sort(nodes.begin(), nodes.end(), std::less<>());
        nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
        nodes.reserve(2 * nodes.size() + 4);
    }
    nodes.push_back(&node);
}

// What was done since a transaction or a savepoint began.
struct session_frame {
    std::vector<node_base*> inserted{};
    std::vector<node_base*> deleted{};
    std::vector<node_base*> updated{};
    std::vector<node_base*> related{};  // whose relationships were changed
    std::vector<node_base*> shown{};    // of a savepoint: whose relationships were read
    std::vector<node_base*> read{};     // of a savepoint: whose columns were read behind what was written in it
    // Keys that were copied from parents, and rows as they were before their key changed.
    std::vector<std::pair<node_base*, const relation*>> linked{};
    std::vector<std::pair<node_base*, std::shared_ptr<const void>>> renamed{};
    bool written = false;  // whether a statement was sent that may write
};

// Those of a transaction, and of its savepoints.
class session_frames {
public:
    // A relationship was read. What a savepoint has shown is read again when it is undone.
    void note_loaded(node_base& owner) {
        if (frames_.size() > 1) note_in(frames_.back().shown, owner);
    }
    // Columns of a row were read, or are about to be.
    void note_row(node_base& node) {
        if (frames_.size() > 1) [[unlikely]]
            note_in_savepoint(node);
    }
    // A statement is sent that may write. A transaction is open.
    void note_written() noexcept { frames_.back().written = true; }

protected:
    ~session_frames() = default;

    // Another one begins. Anybody may write in it unless the session is alone there.
    void begin_frame(bool alone) {
        frames_.emplace_back();
        frames_.back().written = !alone;
    }

    std::vector<session_frame> frames_{};

private:
    // What it shows goes with the innermost savepoint that has written.
    void note_in_savepoint(node_base& node) {
        for (std::size_t i = frames_.size() - 1; i != 0; --i)
            if (frames_[i].written) return note_in(frames_[i].read, node);
    }
};

}  // namespace cupel::detail
