// What a session remembers of a transaction, and of each savepoint.
#pragma once

#include <cupel/orm/node.hpp>

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace cupel::detail {

struct relation;

// What was done since a transaction or a savepoint began.
struct session_frame {
    std::vector<node_base*> inserted{};
    std::vector<node_base*> deleted{};
    std::vector<node_base*> updated{};
    std::vector<node_base*> related{};  // whose relationships were changed
    std::vector<node_base*> shown{};    // of a savepoint: whose relationships were read
    // Keys that were copied from parents, and rows as they were before their key changed.
    std::vector<std::pair<node_base*, const relation*>> linked{};
    std::vector<std::pair<node_base*, std::shared_ptr<const void>>> renamed{};

    // Keeps each once, or hardly more often.
    void note_shown(node_base& node) {
        if (!shown.empty() && shown.back() == &node) return;
        if (shown.size() == shown.capacity()) {
            std::sort(shown.begin(), shown.end(), std::less<>());
            shown.erase(std::unique(shown.begin(), shown.end()), shown.end());
            shown.reserve(2 * shown.size() + 4);
        }
        shown.push_back(&node);
    }
};

}  // namespace cupel::detail
