// What a session remembers of a transaction, and of each savepoint.
#pragma once

#include <cupel/orm/node.hpp>

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
    std::vector<node_base*> related{};  // whose relationships were changed, or read within a savepoint
    // Keys that were copied from parents, and rows as they were before their key changed.
    std::vector<std::pair<node_base*, const relation*>> linked{};
    std::vector<std::pair<node_base*, std::shared_ptr<const void>>> renamed{};
};

}  // namespace cupel::detail
