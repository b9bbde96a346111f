// What a session does to the columns of entities that expire, if it was told; orm/poison.hpp says how.
#pragma once

#include <cstdint>
#include <span>

namespace cupel::detail {

struct node_base;

struct poison_entry {
    std::uint64_t table;  // its id
    void (*poison)(node_base& node) noexcept;
};
using poison_list = std::span<const poison_entry>;

}  // namespace cupel::detail
